import { mainRegion } from '../../collect/partitions.ts'
import type { CallProvenance, ItemHeader } from '../../evidence/item.ts'

/** AWS refuses requests whose clock is more than five minutes off: no call is logged further from where its item puts it. */
export const TOLERANCE_MS = 5 * 60_000

/** What CloudTrail must say of the calls that an item tells of. Null where nothing can be said. */
export interface ExpectedCalls {
  readonly item: ItemHeader
  readonly call: CallProvenance
  readonly principal: string
  readonly account: string
  readonly sources: ReadonlySet<string>
  readonly names: (eventName: string) => boolean
  readonly regions: ReadonlySet<string> | null
  readonly window: { readonly from: number; readonly to: number } | null
  /** The distinct ids that the item lists. */
  readonly ids: readonly string[]
  /** True where CloudTrail logs such calls only if its owner asked for data events. */
  readonly dataEvents: boolean
}

export function expectedOf(item: ItemHeader, call: CallProvenance): ExpectedCalls {
  const [action = ''] = call.action.split(' ')
  const service = action.slice(0, action.indexOf(':'))
  return {
    item,
    call,
    principal: item.collected.principal,
    account: item.scope.account,
    sources: new Set(eventSources(service)),
    names: eventNames(call, action),
    regions: regionsOf(item),
    window: windowOf(item, call),
    ids: [...new Set(call.requestIds.map(({ id }) => id))],
    dataEvents: DATA_EVENTS[service]?.test(call.operation) ?? false,
  }
}

/** The service's name before `.amazonaws.com`, which is its IAM prefix but for CloudWatch. */
function eventSources(service: string): string[] {
  const name = service === 'cloudwatch' ? 'monitoring' : service
  return [`${name}.amazonaws.com`, `${name}.amazonaws.com.cn`]
}

/**
 * CloudTrail names a call like its operation. S3's names are older than its operations: they are those of the IAM action
 * (GetBucketPublicAccessBlock), or lack "Configuration" (GetBucketLifecycle). Some services add their API's date.
 */
function eventNames({ operation }: CallProvenance, action: string): (eventName: string) => boolean {
  const known = new Set([operation, action.slice(action.indexOf(':') + 1), operation.replace(/Configuration$/, '')])
  return eventName => known.has(eventName) || known.has(eventName.replace(/\d{4}_?\d\d_?\d\d(?:v\d+)?$/, ''))
}

/** A whole label of a host: the names of buckets before it may look like a region. */
const REGION = /^(?:s3-)?([a-z]{2,4}(?:-(?:gov|iso[a-z]?|de))?-[a-z]+-\d+)$/

/**
 * The regions whose hosts answered; a host without one is of an account-wide service, which logs in the partition's main
 * region. Other endpoints than AWS's own do not tell.
 */
function regionsOf({ collected, scope }: ItemHeader): ReadonlySet<string> | null {
  const { kind, hosts } = collected.source
  if (kind !== 'aws') return null
  const own = scope.region === 'global' ? [] : [scope.region]
  return new Set([...own, ...hosts.map(host => regionIn(host) ?? mainRegion(scope.partition))])
}

const regionIn = (host: string): string | undefined =>
  host
    .split('.')
    .map(label => REGION.exec(label)?.[1])
    .findLast(region => region !== undefined)

/** Item times are of the collector's clock, CloudTrail's of AWS's. A recording does not keep when each call was made. */
function windowOf({ collected }: ItemHeader, call: CallProvenance): ExpectedCalls['window'] {
  if (collected.source.kind === 'replay') return null
  const offset = collected.clockOffsetMs ?? 0
  return {
    from: Date.parse(call.firstAt) + offset - TOLERANCE_MS,
    to: Date.parse(call.lastAt) + offset + TOLERANCE_MS,
  }
}

/** As the services' own documentation lists them. None of today's connectors makes such a call. */
const DATA_EVENTS: Readonly<Record<string, RegExp>> = {
  s3: /^(?:(?:Get|Head|Copy|Select|Restore)Object(?!LockConfiguration)|ListObject|ListParts|HeadBucket$)/,
  cloudwatch: /^(?:GetMetricData|GetMetricStatistics|GetMetricWidgetImage|GetInsightRuleReport|ListMetrics)$/,
}
