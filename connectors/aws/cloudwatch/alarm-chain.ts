import {
  type Context,
  fail,
  notApplicable,
  type Population,
  pass,
  type Reading,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { type Coverage, coverage, coversEvents } from '../logs/filter-coverage.ts'
import type { chain, LogGroup } from './alarm-links.ts'
import { silenced } from './alarm-mutes.ts'
import { type Delivery, delivers } from './alarm-topics.ts'
import { everydayOf, type Monitored } from './monitored-events.ts'
import { type Counted, conditionOf, goesOffOnMany, goesOffOnOne, sees, type Watched } from './watched-metric.ts'

type Chain = typeof chain
type Read = { readonly [K in keyof Chain]: Chain[K] extends Reading<infer T> ? Population<T> : never }
type EntryOf<K extends keyof Read> = Parameters<Parameters<Read[K]['find']>[0]>[0]

/** An alarm on a metric that a filter on the trail's log group counts. */
interface Found {
  readonly filter: EntryOf<'filters'>
  readonly alarm: EntryOf<'alarms'>
  readonly counted: Counted
  readonly watches: Watched
}

/**
 * Whether an alarm tells somebody of the events. Unlike Prowler, which stops at the alarm, and Security Hub, which compares
 * patterns as text: patterns are compared by what they match, one event must be enough unless the rate is what matters,
 * and actions must be on, not muted, and reach a topic that somebody confirmed. Composite alarms, metric math and bands
 * are not followed: where one may tell of the events, nobody knows.
 */
export function alarmTells(of: Monitored, read: Read, context: Context): Verdict {
  const inSight = (group: LogGroup) => group.account === context.account && context.regions.includes(group.region)
  const reaches = (test: (found: Found) => boolean) => reachesAlarm(of, read, inSight, test)

  let told = ''
  let muted: string | undefined
  const undelivered: Exclude<Delivery, { gets: 'through' }>[] = []
  const noted = (delivery: Delivery): Delivery => {
    if (delivery.gets !== 'through') undelivered.push(delivery)
    return delivery
  }
  const confirmed = reaches(found => {
    if (!goesOff(of, found)) return false
    const topic = read.topics.find(
      t => found.alarm.value.topics.includes(t.id) && noted(delivers(t, found.alarm, read.keys)).gets === 'through',
    )
    if (!topic) return false
    const silence = silenced(found.alarm, read.mutes)
    if (silence?.now) muted = `${nameOf(found)} tells nobody: ${silence.reason}.`
    else if (silence) noted({ gets: 'unsaid', reason: silence.reason })
    told = `${nameOf(found)} tells ${topic.id}.`
    return silence === undefined
  })
  if (confirmed) return pass(told)
  const unsaid = undelivered.find(d => d.gets === 'unsaid')
  if (unsaid) return unknown(`An alarm may tell nobody: ${unsaid.reason}.`)

  const isOthers = (group: LogGroup) => group.ofOrganization && group.account !== context.account
  const others = read.trails.find(t => t.value !== null && isOthers(t.value) && t.value.isOn())
  if (others)
    return notApplicable(
      `Judged in account ${others.value?.account}, to whose log group the organization's trail ${others.id} delivers.`,
    )
  const elsewhere = read.trails.find(t => t.value !== null && !inSight(t.value) && t.value.records())
  if (elsewhere)
    return unknown(`Trail ${elsewhere.id} delivers to a log group of another account, or of a region outside the run.`)
  const foreign = (arn: string) => arn.split(':')[4] !== context.account
  if (reaches(found => goesOff(of, found) && found.alarm.value.topics.some(foreign)))
    return unknown("The alarm tells a topic of another account, whose subscriptions this account can't read.")
  const unclear = notFollowed(of, read, inSight, reaches)
  if (unclear) return unknown(unclear)
  if (muted) return fail(muted)
  return fail(firstBrokenLink(of, read, reaches, undelivered[0]?.reason))
}

/** What may tell of the events in a way that is not followed, as a sentence. */
function notFollowed(
  of: Monitored,
  read: Read,
  inSight: (group: LogGroup) => boolean,
  reaches: (test: (found: Found) => boolean) => boolean,
): string | undefined {
  let said: string | undefined
  reaches(found => {
    const composite = goesOff(of, found) && read.alarms.find(a => ruledBy(a, found.alarm))
    if (composite)
      said = `Composite alarm ${composite.name} may tell of alarm ${found.alarm.name}; its rule is not followed.`
    return said !== undefined
  })
  if (said) return said
  const counting = (filter: EntryOf<'filters'>, covers: Coverage) =>
    read.trails.some(
      t => t.value !== null && inSight(t.value) && t.value.records() && counts(of, filter, t.value) === covers,
    )
  const works = (filter: EntryOf<'filters'>) => (a: EntryOf<'alarms'>) =>
    a.region === filter.region && filter.value.counts.some(c => a.value.mentions.includes(c.metric))
  const math = read.filters.find(f => read.alarms.some(works(f)) && counting(f, 'all'))
  if (math)
    return `An alarm works with the metric of filter ${math.name} by metric math or a band, which is not followed.`
  const filter = read.filters.find(
    f => read.alarms.some(a => works(f)(a) || feeds(f, a, () => true)) && counting(f, 'unclear'),
  )
  return filter && `Metric filter ${filter.name} may count ${of.of}; ${unclearOf(filter)}.`
}

const unclearOf = ({ value: { transformed, chosen } }: EntryOf<'filters'>): string => {
  if (transformed) return 'it looks at transformed logs, which are not followed'
  return chosen
    ? 'its criteria choose among the events, which is not followed'
    : 'its pattern is of a kind that is not followed'
}

/** Whether a composite alarm that tells a topic names an alarm in its rule. */
function ruledBy(composite: EntryOf<'alarms'>, { region, id, name }: EntryOf<'alarms'>): boolean {
  const { rule, topics } = composite.value
  return (
    composite.region === region && topics.length > 0 && rule !== undefined && (rule.includes(name) || rule.includes(id))
  )
}

const goesOff = (of: Monitored, { watches, counted }: Found): boolean =>
  of.rate === true ? goesOffOnMany(watches, counted) : goesOffOnOne(watches, counted)

const nameOf = ({ filter, alarm, watches }: Found): string =>
  `Metric filter ${filter.name} feeds alarm ${alarm.name} (${conditionOf(watches)}), which`

/** Whether there is a trail with a filter with an alarm for which `test` holds. */
function reachesAlarm(
  of: Monitored,
  read: Read,
  inSight: (group: LogGroup) => boolean,
  test: (found: Found) => boolean,
): boolean {
  return read.trails.some(
    ({ value: group }) =>
      group !== null &&
      inSight(group) &&
      group.records() &&
      read.filters.some(filter => countsAll(of, filter, group) && read.alarms.some(a => feeds(filter, a, test))),
  )
}

const countsAll = (of: Monitored, filter: EntryOf<'filters'>, group: LogGroup): boolean =>
  counts(of, filter, group) === 'all'

function counts(of: Monitored, filter: EntryOf<'filters'>, group: LogGroup): Coverage {
  const { group: name, pattern, transformed, chosen, counts: metrics } = filter.value
  if (filter.region !== group.region || name !== group.name || metrics.length === 0 || !pattern) return 'not-all'
  if (transformed) return 'unclear'
  if (everydayOf(of).some(kind => coversEvents(pattern, [kind]))) return 'not-all'
  const covers = coverage(pattern, of.kinds)
  return covers === 'all' && chosen ? 'unclear' : covers
}

function feeds(filter: EntryOf<'filters'>, alarm: EntryOf<'alarms'>, test: (found: Found) => boolean): boolean {
  const { watches } = alarm.value
  if (alarm.region !== filter.region || watches === null) return false
  return filter.value.counts.some(counted => sees(watches, counted) && test({ filter, alarm, counted, watches }))
}

/** Why nobody is told, as a sentence. All links were read by now. */
function firstBrokenLink(
  of: Monitored,
  read: Read,
  reaches: (test: (found: Found) => boolean) => boolean,
  undelivered: string | undefined,
): string {
  if (!read.trails.some(t => t.value?.records() === true))
    return 'No multi-Region trail that logs every management event delivers to CloudWatch Logs.'
  const counted = read.trails.some(
    t => t.value?.records() === true && read.filters.some(f => countsAll(of, f, t.value as LogGroup)),
  )
  if (!counted) return `No metric filter on the trail's log group counts all ${of.of}.`
  let seen = ''
  const watched = reaches(found => {
    seen = nameOf(found)
    return true
  })
  if (!watched) return `No alarm watches the metric that counts ${of.of}.`
  if (!reaches(found => goesOff(of, found)))
    return `${seen} does not go off on ${of.rate === true ? 'any number of events' : 'a single event'}.`
  const why = undelivered === undefined ? '' : `: ${undelivered}`
  return `${seen} reaches no topic with a confirmed subscription that alarms can use${why}.`
}
