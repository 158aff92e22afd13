import { evidence, service } from '../../kit/index.ts'
import * as logGroupChecks from './log-group.checks.ts'
import { logGroup } from './log-group.ts'
import { metricFilter } from './metric-filter.ts'
import * as policyChecks from './resource-policy.checks.ts'
import { resourcePolicy } from './resource-policy.ts'

export const logs = service('logs', 'Amazon CloudWatch Logs', [
  evidence(logGroup, () => import('./log-group.calls.ts'), logGroupChecks, policyChecks),
  evidence(metricFilter, () => import('./metric-filter.calls.ts')),
  evidence(resourcePolicy, () => import('./resource-policy.calls.ts')),
])
