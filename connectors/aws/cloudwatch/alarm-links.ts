import { inAccount, type Json, Unjudgeable } from '../../kit/index.ts'
import { isMultiRegion, isOnEverywhere, recordsAccount } from '../cloudtrail/coverage.ts'
import { type Trail, trail } from '../cloudtrail/trail.ts'
import { metricFilter } from '../logs/metric-filter.ts'
import { type Alarm, alarm } from './alarm.ts'
import { mutes } from './alarm-mutes.ts'
import { keys, topics } from './alarm-topics.ts'
import { mentioned, watched } from './watched-metric.ts'

export interface LogGroup {
  readonly region: string
  readonly account: string
  readonly name: string
  readonly ofOrganization: boolean
  /** Whether the trail logs. */
  readonly isOn: () => boolean
  /** Whether it records every management event of the account, and the last delivery did not fail. */
  readonly records: () => boolean
}

/** Trail → log group → metric filter → alarm, unless it is muted → topic: what of each link a check needs. */
export const chain = {
  trails: inAccount(trail, deliversTo),
  filters: inAccount(metricFilter, f => ({
    group: f.logGroupName,
    // Dimensions that are added split the metric.
    pattern: f.emitSystemFieldDimensions?.length ? null : f.filterPattern,
    // Transformers change what the pattern sees, and criteria choose among the events; neither is followed.
    transformed: f.applyOnTransformedLogs === true,
    chosen: Boolean(f.fieldSelectionCriteria),
    counts: (f.metricTransformations ?? [])
      .filter(m => Object.keys(m.dimensions ?? {}).length === 0)
      .map(m => ({
        metric: `${m.metricNamespace}/${m.metricName}`,
        value: Number(m.metricValue),
        defaulted: m.defaultValue !== undefined,
        unit: m.unit ?? 'None',
      }))
      .filter(m => m.value > 0),
  })),
  alarms: inAccount(alarm, a => ({
    watches: watched(a),
    // What is not followed: metric math and bands by the metrics they name, composite alarms by their rule.
    mentions: mentioned(a),
    rule: a.AlarmRule,
    topics: toldBy(a),
  })),
  mutes,
  topics,
  keys,
}

/** Topics that the alarm tells when it goes off. */
function toldBy({ ActionsEnabled, AlarmActions }: Json<Alarm>): string[] {
  const topicArns = (AlarmActions ?? []).filter(arn => arn.split(':')[2] === 'sns')
  if (topicArns.length > 0 && ActionsEnabled === undefined)
    throw new Unjudgeable('AWS did not say whether the actions of the alarm are on.')
  return ActionsEnabled ? topicArns : []
}

/** Where a multi-Region trail delivers to; null where to none. What it records is asked only where that matters. */
function deliversTo(t: Json<Trail>): LogGroup | null {
  if (!t.CloudWatchLogsLogGroupArn || !isMultiRegion(t)) return null
  // arn:aws:logs:us-east-1:111122223333:log-group:trail:*
  const [, , , region = '', account = '', , name = ''] = t.CloudWatchLogsLogGroupArn.split(':')
  return {
    ...{ region, account, name },
    ofOrganization: t.IsOrganizationTrail === true,
    isOn: () => isOnEverywhere(t),
    records: () => recordsAccount(t) && !t.Deliveries?.LatestCloudWatchLogsDeliveryError,
  }
}
