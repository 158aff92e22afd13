import { check, fail, pass, unknown } from '../../kit/index.ts'
import { directory } from './directory.ts'

const GUIDE = 'https://docs.aws.amazon.com/workspaces/latest/adminguide'

export const noLocalAdministrators = check(directory, {
  id: 'workspaces-directory-users-no-local-administrators',
  title: 'New WorkSpaces do not make their users local administrators',
  severity: 'medium',
  remediation: 'Turn off local administrators for new WorkSpaces of the directory.',
  references: [`${GUIDE}/update-directory-details.html`],
  test({ WorkspaceCreationProperties: of }) {
    const is = of?.UserEnabledAsLocalAdministrator
    if (is === undefined) return unknown('AWS did not say whether users become local administrators.')
    return is ? fail('Users become local administrators.') : pass('Users do not become local administrators.')
  },
})

export const noPublicAddresses = check(directory, {
  id: 'workspaces-directory-no-public-addresses',
  title: 'New WorkSpaces get no public address',
  severity: 'medium',
  remediation: 'Turn off internet access for new WorkSpaces, and let them reach it through a NAT gateway.',
  references: [`${GUIDE}/amazon-workspaces-internet-access.html`],
  test({ WorkspaceCreationProperties: of }) {
    const is = of?.EnableInternetAccess
    if (is === undefined) return unknown('AWS did not say whether WorkSpaces get a public address.')
    return is ? fail('New WorkSpaces get a public address.') : pass('New WorkSpaces get no public address.')
  },
})
