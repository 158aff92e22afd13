import { evidence, service } from '../../kit/index.ts'
import * as alarmChecks from './alarm.checks.ts'
import { alarm } from './alarm.ts'
import * as alarmActionsChecks from './alarm-actions.checks.ts'
import { alarmMuteRule } from './alarm-mute-rule.ts'

export const cloudwatch = service('cloudwatch', 'Amazon CloudWatch', [
  evidence(alarm, () => import('./alarm.calls.ts'), alarmChecks, alarmActionsChecks),
  evidence(alarmMuteRule, () => import('./alarm-mute-rule.calls.ts')),
])
