import type { AlarmMuteRuleSummary, GetAlarmMuteRuleOutput } from '@aws-sdk/client-cloudwatch'
import { evidenceType } from '../../kit/index.ts'

/** As ListAlarmMuteRules lists it, with what GetAlarmMuteRule says of it; null where that says nothing of a member. */
export type AlarmMuteRule = AlarmMuteRuleSummary & {
  [K in 'Description' | 'Rule' | 'MuteTargets' | 'StartDate']: NonNullable<GetAlarmMuteRuleOutput[K]> | null
}

export const alarmMuteRule = evidenceType<AlarmMuteRule>({
  id: 'aws.cloudwatch.alarm-mute-rule',
  title: 'CloudWatch alarm mute rules: which alarms tell nobody, and when',
  reach: 'region',
  population: 'every alarm mute rule of the account in the region, expired ones too',
  observed: ['/Status'],
})
