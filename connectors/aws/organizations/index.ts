import { evidence, service } from '../../kit/index.ts'
import { memberAccount } from './account.ts'
import { accountTags } from './account-tags.ts'
import { delegatedAdministrator } from './delegated-administrator.ts'
import * as organizationChecks from './organization.checks.ts'
import { organization } from './organization.ts'
import { organizationPolicy } from './policy.ts'
import { unit } from './unit.ts'

export const organizations = service('organizations', 'AWS Organizations', [
  evidence(organization, () => import('./organization.calls.ts'), organizationChecks),
  evidence(memberAccount, () => import('./account.calls.ts')),
  evidence(accountTags, () => import('./account-tags.calls.ts')),
  evidence(unit, () => import('./unit.calls.ts')),
  evidence(organizationPolicy, () => import('./policy.calls.ts')),
  evidence(delegatedAdministrator, () => import('./delegated-administrator.calls.ts')),
])
