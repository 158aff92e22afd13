import { connector, reads } from '../../kit/index.ts'
import { alarmChecks } from './alarm.checks.ts'
import { alarm } from './alarm.ts'

export const cloudwatch = connector({
  id: 'cloudwatch',
  title: 'Amazon CloudWatch',
  types: [reads(alarm, () => import('./alarm.calls.ts'))],
  checks: alarmChecks,
})
