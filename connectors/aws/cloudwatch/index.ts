import { evidence, service } from '../../kit/index.ts'
import * as alarmChecks from './alarm.checks.ts'
import { alarm } from './alarm.ts'
import { alarmMuteRule } from './alarm-mute-rule.ts'

export const cloudwatch = service('cloudwatch', 'Amazon CloudWatch', [
  evidence(alarm, () => import('./alarm.calls.ts'), alarmChecks),
  evidence(alarmMuteRule, () => import('./alarm-mute-rule.calls.ts')),
])
