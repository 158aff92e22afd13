import { connector, reads } from '../../kit/index.ts'
import * as logGroupChecks from './log-group.checks.ts'
import { logGroup } from './log-group.ts'
import { metricFilter } from './metric-filter.ts'

export const logs = connector({
  id: 'logs',
  title: 'Amazon CloudWatch Logs',
  types: [
    reads(logGroup, () => import('./log-group.calls.ts')),
    reads(metricFilter, () => import('./metric-filter.calls.ts')),
  ],
  checks: [...Object.values(logGroupChecks)],
})
