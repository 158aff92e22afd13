import { evidence, service } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import { account } from './account.ts'

export const inspector2 = service('inspector2', 'Amazon Inspector', [
  evidence(account, () => import('./account.calls.ts'), accountChecks),
])
