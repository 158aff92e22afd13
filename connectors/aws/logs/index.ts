import { evidence, service } from '../../kit/index.ts'
import * as logGroupChecks from './log-group.checks.ts'
import { logGroup } from './log-group.ts'
import { metricFilter } from './metric-filter.ts'

export const logs = service('logs', 'Amazon CloudWatch Logs', [
  evidence(logGroup, () => import('./log-group.calls.ts'), logGroupChecks),
  evidence(metricFilter, () => import('./metric-filter.calls.ts')),
])
