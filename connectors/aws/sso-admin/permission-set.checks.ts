import { check, fail, pass, unknown } from '../../kit/index.ts'
import { fullAdminAmong } from '../iam/grants.ts'
import { permissionSet } from './permission-set.ts'

const ADMINISTRATOR = /^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/

/** Policies of the customer that a set names are policies of each account, and judged there. */
export const noFullAdmin = check(permissionSet, {
  id: 'sso-admin-permission-set-no-full-admin',
  title: 'Permission sets grant full administration neither by AdministratorAccess nor inline',
  severity: 'medium',
  remediation:
    'Give the permission set the policies that the job needs, and accept the few administrators that are meant to be.',
  references: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html'],
  test({ ManagedPolicies: managed, InlinePolicy: inline }) {
    if (managed === null) return unknown('AWS answered no policies of the permission set.')
    if (managed.some(({ Arn = '' }) => ADMINISTRATOR.test(Arn))) return fail('AdministratorAccess is attached.')
    if (managed.some(({ Arn }) => Arn === undefined)) return unknown('AWS named no ARN of a policy.')
    const broad = inline === null ? [] : fullAdminAmong([{ PolicyName: 'inline', PolicyDocument: inline }])
    return broad.length > 0
      ? fail('The inline policy allows full administration.')
      : pass('Neither AdministratorAccess nor an inline policy gives full administration.')
  },
})
