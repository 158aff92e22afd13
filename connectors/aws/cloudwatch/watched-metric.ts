import type { ComparisonOperator } from '@aws-sdk/client-cloudwatch'
import { type Json, Unjudgeable } from '../../kit/index.ts'
import type { Alarm } from './alarm.ts'

/** A metric that a filter adds to, `namespace/name`, and by how much for each event. */
export interface Counted {
  readonly metric: string
  readonly value: number
  /** Whether events that do not match add a value too. */
  readonly defaulted: boolean
  /** `None` where the filter names none (CloudWatch Logs API reference, MetricTransformation). */
  readonly unit: string
}

/** What an alarm on one metric waits for. */
export interface Watched {
  /** `namespace/name` */
  readonly metric: string
  readonly statistic: string
  /** Undefined: of any unit. */
  readonly unit: string | undefined
  readonly operator: ComparisonOperator
  readonly threshold: number
  /** How many periods must be over the threshold. */
  readonly periods: number
}

/** Of alarms on a fall, and on a band of what is usual. */
const NEVER_ON_A_RISE: readonly ComparisonOperator[] = [
  'GreaterThanUpperThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
]

/** Null for what does not go off when one plain metric rises: metric math, dimensions, bands, alarms on a fall, metrics of other accounts. */
export function watched(a: Json<Alarm>): Watched | null {
  const { ComparisonOperator: operator, Threshold: threshold } = a
  if (operator === undefined || NEVER_ON_A_RISE.includes(operator)) return null
  const [query, ...others] = a.Metrics ?? []
  if (query?.AccountId !== undefined && query.AccountId !== a.AlarmArn?.split(':')[4]) return null
  const metric = query && others.length === 0 ? query.MetricStat?.Metric : a
  if (!metric?.MetricName || metric.Dimensions?.length || threshold === undefined) return null
  const statistic = query ? query.MetricStat?.Stat : (a.Statistic ?? a.ExtendedStatistic)
  const periods = a.DatapointsToAlarm ?? a.EvaluationPeriods
  if (statistic === undefined || periods === undefined)
    throw new Unjudgeable('AWS did not state the statistic and the periods of the alarm.')
  const unit = query ? query.MetricStat?.Unit : a.Unit
  return { metric: `${metric.Namespace}/${metric.MetricName}`, statistic, unit, operator, threshold, periods }
}

/** The metrics of the account, `namespace/name`, that an alarm works with by metric math or a band of what is usual. */
export function mentioned(a: Json<Alarm>): string[] {
  const queries = a.Metrics ?? []
  if (!queries.some(query => query.Expression !== undefined)) return []
  const own = a.AlarmArn?.split(':')[4]
  return queries
    .filter(query => query.AccountId === undefined || query.AccountId === own)
    .flatMap(({ MetricStat: stat }) => (stat?.Metric ? [`${stat.Metric.Namespace}/${stat.Metric.MetricName}`] : []))
}

/** Whether a single counted event sets the alarm off. */
export function goesOffOnOne(w: Watched, counted: Counted): boolean {
  const seen = oneEvent(w.statistic, counted)
  if (w.periods !== 1 || seen === null) return false
  return isOver(w, seen)
}

function isOver({ operator, threshold }: Watched, seen: number): boolean {
  if (operator === 'GreaterThanThreshold') return seen > threshold
  if (operator === 'GreaterThanOrEqualToThreshold') return seen >= threshold
  throw new Unjudgeable(`Exhibit does not know the operator ${operator}.`)
}

/** An alarm on another unit than the metric is published with is stuck in INSUFFICIENT_DATA (PutMetricAlarm, Unit). */
export const sees = (w: Watched, counted: Counted): boolean =>
  counted.metric === w.metric && (w.unit === undefined || w.unit === counted.unit)

/** Whether enough events set the alarm off: their sum or number rises without end, their mean and extremes do not. */
export const goesOffOnMany = (w: Watched, counted: Counted): boolean =>
  w.statistic === 'Sum' || (w.statistic === 'SampleCount' && !counted.defaulted)
    ? isOver(w, Number.POSITIVE_INFINITY)
    : goesOffOnOne({ ...w, periods: 1 }, counted)

const KNOWN: readonly string[] = ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum']
/** Percentiles, and what is left of the values between bounds (CloudWatch User Guide, "CloudWatch statistics definitions"). */
const EXTENDED = /^(?:IQM|(?:p|tm|wm|tc|ts)\d[\d.]*|(?:PR|TM|WM|TC|TS)\(.*\))$/

/** What the statistic shows of a period with one counted event; null where other events change it. */
function oneEvent(statistic: string, { value, defaulted }: Counted): number | null {
  if (statistic === 'Sum' || statistic === 'Maximum') return value
  if (defaulted && KNOWN.includes(statistic)) return null
  if (statistic === 'Average' || statistic === 'Minimum') return value
  if (statistic === 'SampleCount') return 1
  if (EXTENDED.test(statistic)) return null
  throw new Unjudgeable(`Exhibit does not know the statistic ${statistic}.`)
}

export const conditionOf = (w: Watched): string =>
  `${w.statistic} ${w.operator} ${w.threshold} in ${w.periods} period${w.periods === 1 ? '' : 's'}`
