import { evidence, service } from '../../kit/index.ts'
import * as accountChecks from './account.checks.ts'
import { account } from './account.ts'
import * as findingChecks from './finding.checks.ts'
import { finding } from './finding.ts'

export const inspector2 = service('inspector2', 'Amazon Inspector', [
  evidence(account, () => import('./account.calls.ts'), accountChecks),
  evidence(finding, () => import('./finding.calls.ts'), findingChecks),
])
