import { type Contents, withVerified } from '../../package/verify/contents.ts'
import type { Verification, VerifyOptions } from '../../package/verify/result.ts'
import { Action, type ActionResult } from './action.ts'
import { Counter } from './counter.ts'
import { expectedOf } from './expected.ts'
import { requireCalls } from './inputs.ts'
import type { LogRecord } from './log-record.ts'
import { type LogsRead, readLogs } from './read-logs.ts'

type Counted = readonly { readonly value: string; readonly count: number }[]

/** What the customer's CloudTrail says of the calls that a package tells of. */
export interface Corroboration {
  /** True if ids were found, none contradicts, and none is missing that CloudTrail would have logged. */
  readonly corroborated: boolean
  readonly logs: LogsRead
  readonly totals: {
    /** Calls made, as the items say. */
    readonly calls: number
    /** Different request ids in the package. */
    readonly ids: number
    /** The same, action by action, at most 20 of each: several items may share a call. */
    readonly listed: number
    readonly matched: number
    readonly contradicting: number
    readonly notFound: number
    readonly notLogged: number
  }
  /** Of the calls found: by whom, from where, with what, and whether AWS calls them read-only. */
  readonly principals: Counted
  readonly addresses: Counted
  readonly agents: Counted
  readonly readOnly: { readonly yes: number; readonly no: number; readonly unstated: number }
  readonly actions: readonly ActionResult[]
  /** What could not be held against the logs for some item: a recording keeps no times, an endpoint of one's own no regions. */
  readonly notCompared: readonly ('time' | 'region')[]
}

export interface CorroboratedPackage extends Verification {
  /** Null where the package is not valid: its request ids say nothing then. */
  readonly corroboration: Corroboration | null
}

/**
 * Verifies a package, then looks up its request ids in CloudTrail logs that its reader has from elsewhere. Offline.
 *
 * @param logs files or directories, as CloudTrail delivers them or `aws cloudtrail lookup-events` answers
 * @throws ServiceError `bad_request` for logs that are not there; VerifyOptionError
 */
export async function corroboratePackage(
  path: string,
  logs: readonly string[],
  options: VerifyOptions,
): Promise<CorroboratedPackage> {
  const { verification, used } = await withVerified(path, options, contents => corroborate(contents, logs))
  return { ...verification, corroboration: used }
}

async function corroborate(contents: Contents, logs: readonly string[]): Promise<Corroboration> {
  const headers = await contents.headers()
  requireCalls(headers)
  const actions = headers.flatMap(item => item.calls.map(call => new Action(expectedOf(item, call))))
  const ids = byId(actions)
  const { read, coverage } = await readLogs(logs, ids)
  const results = actions.map(action => action.result(coverage))
  const sum = (of: (result: ActionResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const totals = {
    calls: sum(r => r.calls),
    ids: ids.size,
    listed: sum(r => r.listed),
    matched: sum(r => r.matched),
    contradicting: sum(r => r.contradicting.length),
    notFound: sum(r => r.notFound.length),
    notLogged: sum(r => r.notLogged),
  }
  return {
    corroborated: totals.matched > 0 && totals.contradicting === 0 && totals.notFound === 0,
    ...{ logs: read, totals, ...saidOf(actions), actions: results },
    notCompared: notCompared(actions),
  }
}

function byId(actions: readonly Action[]): Map<string, Action[]> {
  const found = new Map<string, Action[]>()
  for (const action of actions) for (const id of action.expected.ids) found.set(id, [...(found.get(id) ?? []), action])
  return found
}

const notCompared = (actions: readonly Action[]): ('time' | 'region')[] => [
  ...(actions.some(({ expected }) => expected.window === null) ? (['time'] as const) : []),
  ...(actions.some(({ expected }) => expected.regions === null) ? (['region'] as const) : []),
]

/** A call that several items share was made once. */
function saidOf(actions: readonly Action[]): Pick<Corroboration, 'principals' | 'addresses' | 'agents' | 'readOnly'> {
  const records = new Map<string, LogRecord>()
  for (const { found } of actions) for (const [id, { record }] of found) records.set(id, record)
  const [principals, addresses, agents] = [new Counter(), new Counter(), new Counter()]
  const readOnly = { yes: 0, no: 0, unstated: 0 }
  for (const { principal, address, agent, readOnly: reads } of records.values()) {
    principals.add(principal)
    addresses.add(address)
    agents.add(agent)
    readOnly[reads === null ? 'unstated' : reads ? 'yes' : 'no']++
  }
  return { principals: principals.list, addresses: addresses.list, agents: agents.list, readOnly }
}
