import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { evidenceType } from '../../kit/index.ts'

type OfComposite =
  | 'AlarmRule'
  | 'ActionsSuppressor'
  | 'ActionsSuppressorWaitPeriod'
  | 'ActionsSuppressorExtensionPeriod'
type OfState = 'ActionsSuppressedBy' | 'ActionsSuppressedReason'

/** A metric alarm or, where AlarmRule is set, a composite alarm; each has the fields that DescribeAlarms gives its kind. */
export type Alarm = MetricAlarm & Partial<Pick<CompositeAlarm, OfComposite | OfState>>

export const alarm = evidenceType<Alarm>({
  id: 'aws.cloudwatch.alarm',
  title: 'CloudWatch alarms: what they watch and whom they tell',
  reach: 'region',
  population: 'every metric alarm and composite alarm of the account in the region; log alarms are not asked for',
  observed: [
    '/StateValue',
    '/StateReason',
    '/StateReasonData',
    '/StateUpdatedTimestamp',
    '/StateTransitionedTimestamp',
    '/EvaluationState',
    '/ActionsSuppressedBy',
    '/ActionsSuppressedReason',
  ],
})
