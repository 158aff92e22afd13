import {
  type Context,
  fail,
  inAccount,
  type Json,
  type Population,
  pass,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { recordsAccount } from '../cloudtrail/coverage.ts'
import { trail } from '../cloudtrail/trail.ts'
import { coversEvents } from '../logs/filter-coverage.ts'
import { metricFilter } from '../logs/metric-filter.ts'
import { topic } from '../sns/topic.ts'
import { type Alarm, alarm } from './alarm.ts'
import { everyday, type Monitored } from './monitored-events.ts'

/** Trail → log group → metric filter → alarm → topic: what of each link a check needs. */
export const chain = {
  trails: inAccount(trail, t =>
    recordsAccount(t) && t.CloudWatchLogsLogGroupArn ? groupOf(t.CloudWatchLogsLogGroupArn) : null,
  ),
  filters: inAccount(metricFilter, f => ({
    group: f.logGroupName,
    // Dimensions split the metric, so that an alarm without them sees nothing; criteria and transformers leave events out.
    pattern:
      f.applyOnTransformedLogs || f.fieldSelectionCriteria || f.emitSystemFieldDimensions?.length
        ? null
        : f.filterPattern,
    metrics: (f.metricTransformations ?? [])
      .filter(m => Number(m.metricValue) > 0 && Object.keys(m.dimensions ?? {}).length === 0)
      .map(m => `${m.metricNamespace}/${m.metricName}`),
  })),
  alarms: inAccount(alarm, a => ({ metric: metricOf(a), topics: topicsOf(a), condition: conditionOf(a) })),
  topics: inAccount(topic, t => (t.Subscriptions ?? []).some(s => s.SubscriptionArn?.startsWith('arn:'))),
}

type Values<R> = { [K in keyof R]: R[K] extends { project: (...of: never[]) => infer T } ? Population<T> : never }
type Read = Values<typeof chain>
type EntryOf<K extends keyof Read> = Parameters<Parameters<Read[K]['find']>[0]>[0]

interface Group {
  readonly region: string
  readonly account: string
  readonly name: string
}

/** `arn:aws:logs:us-east-1:111122223333:log-group:trail:*` */
function groupOf(arn: string): Group {
  const [, , , region = '', account = '', , name = ''] = arn.split(':')
  return { region, account, name }
}

const RISING: readonly (string | undefined)[] = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold']

/** The one metric that an alarm watches for rising; null for metric math, for dimensions and for alarms on a fall. */
function metricOf(a: Json<Alarm>): string | null {
  if (!RISING.includes(a.ComparisonOperator)) return null
  const [only, ...others] = a.Metrics ?? []
  const watched = only && others.length === 0 ? only.MetricStat?.Metric : a
  if (!watched?.MetricName || watched.Dimensions?.length) return null
  return `${watched.Namespace}/${watched.MetricName}`
}

const topicsOf = (a: Json<Alarm>): string[] =>
  a.ActionsEnabled === true ? (a.AlarmActions ?? []).filter(arn => arn.split(':')[2] === 'sns') : []

const conditionOf = (a: Json<Alarm>): string => `${a.ComparisonOperator} ${a.Threshold}`

/**
 * Whether an alarm tells somebody of the events. Unlike Prowler, which stops at the alarm, and Security Hub, which compares
 * patterns as text: actions must be on and reach a topic that somebody confirmed, and patterns are compared by what they
 * match. The threshold is stated, not judged. Composite alarms and metric math are not followed.
 */
export function alarmTells(of: Monitored, read: Read, context: Context): Verdict {
  const counts = (f: EntryOf<'filters'>, group: Group) =>
    f.region === group.region &&
    f.value.group === group.name &&
    f.value.metrics.length > 0 &&
    typeof f.value.pattern === 'string' &&
    coversEvents(f.value.pattern, of.kinds) &&
    !coversEvents(f.value.pattern, [everyday])
  const watches = (a: EntryOf<'alarms'>, f: EntryOf<'filters'>) =>
    a.region === f.region && a.value.metric !== null && f.value.metrics.includes(a.value.metric)
  const inSight = (group: Group) => group.account === context.account && context.regions.includes(group.region)

  /** Whether there is a trail with a filter with an alarm for which `test` holds. */
  const reaches = (test: (a: EntryOf<'alarms'>, f: EntryOf<'filters'>) => boolean) =>
    read.trails.some(
      ({ value: group }) =>
        group !== null &&
        inSight(group) &&
        read.filters.some(f => counts(f, group) && read.alarms.some(a => watches(a, f) && test(a, f))),
    )

  let told = ''
  const confirmed = reaches((a, f) => {
    const found = read.topics.find(t => t.value && a.value.topics.includes(t.id))
    if (found) told = `Metric filter ${f.name} feeds alarm ${a.name} (${a.value.condition}), which tells ${found.id}.`
    return found !== undefined
  })
  if (confirmed) return pass(told)

  const elsewhere = read.trails.find(t => t.value !== null && !inSight(t.value))
  if (elsewhere)
    return unknown(`Trail ${elsewhere.id} delivers to a log group of another account, or of a region outside the run.`)
  const foreign = (arn: string) => arn.split(':')[4] !== context.account
  if (reaches(a => a.value.topics.some(foreign)))
    return unknown("The alarm tells a topic of another account, whose subscriptions this account can't read.")

  if (!read.trails.some(t => t.value !== null))
    return fail('No multi-Region trail that logs every management event delivers to CloudWatch Logs.')
  if (!read.trails.some(({ value: group }) => group !== null && read.filters.some(f => counts(f, group))))
    return fail(`No metric filter on the trail's log group counts all ${of.of}.`)
  if (!reaches(() => true)) return fail(`No alarm watches the metric that counts ${of.of}.`)
  return fail(`The alarm on ${of.of} reaches no topic with a confirmed subscription.`)
}
