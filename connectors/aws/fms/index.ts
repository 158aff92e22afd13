import { evidence, service } from '../../kit/index.ts'
import { administrator } from './administrator.ts'
import * as policyChecks from './policy.checks.ts'
import { policy } from './policy.ts'

export const fms = service('fms', 'AWS Firewall Manager', [
  evidence(administrator, () => import('./administrator.calls.ts')),
  evidence(policy, () => import('./policy.calls.ts'), policyChecks),
])
