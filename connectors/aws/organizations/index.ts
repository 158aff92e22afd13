import { connector, reads } from '../../kit/index.ts'
import { memberAccount } from './account.ts'
import { delegatedAdministrator } from './delegated-administrator.ts'
import * as organizationChecks from './organization.checks.ts'
import { organization } from './organization.ts'
import { organizationPolicy } from './policy.ts'
import { unit } from './unit.ts'

export const organizations = connector({
  id: 'organizations',
  title: 'AWS Organizations',
  types: [
    reads(organization, () => import('./organization.calls.ts')),
    reads(memberAccount, () => import('./account.calls.ts')),
    reads(unit, () => import('./unit.calls.ts')),
    reads(organizationPolicy, () => import('./policy.calls.ts')),
    reads(delegatedAdministrator, () => import('./delegated-administrator.calls.ts')),
  ],
  checks: [...Object.values(organizationChecks)],
})
