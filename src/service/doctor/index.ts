import type { Config } from '../../config.ts'
import { type Account, type Destination, type Examined, examineStore, type Store } from '../../store/index.ts'
import { AwsAccess } from '../runtime/access.ts'
import type { Viewed } from '../runtime/serving.ts'
import { UNTRACED } from '../runtime/tracer.ts'
import { examineClock } from './clock.ts'
import { examineAccount, examineCredentials } from './credentials.ts'
import { examineDatabase } from './database.ts'
import { examineDisk } from './disk.ts'
import { blamed, type Examination, examined } from './examination.ts'
import { examineKey, examineSecrets } from './key.ts'
import { examineAuthority, examineDestination } from './outbound.ts'
import { examinePermissions, PERMISSIONS_MS } from './permissions.ts'
import { type EvictionOf, examineQueue } from './queue.ts'
import { examineProvider } from './sign-in.ts'

export type { Examination } from './examination.ts'

export interface Examining {
  readonly config: Config
  readonly tool: string
  readonly evictionOf: EvictionOf
  /** Tests of destinations may send something. */
  readonly sends: boolean
  /** Whether each permission is tried, for the credentials and every account; that takes a while. */
  readonly permissions: boolean
}

/** Nobody waits for a doctor as long as for a run. */
const CALL_SECONDS = 20

/** Looks at everything that a service here would work with; nothing is made, migrated or written down. */
export async function examine(examining: Examining): Promise<Examination[]> {
  const { config } = examining
  const disk = await examined('disk', null, () => examineDisk(config.dataDir))
  const { database, found } = await databaseOf(config)
  const usable = found !== null && !found.newer && found.pending.length === 0 ? found.store : null
  try {
    const rest = await Promise.all([
      examined('clock', null, () => examineClock(config)),
      examined('signing key', null, () => examineKey(config, usable)),
      examined('queue', null, () =>
        examineQueue(config, database.health === 'failed' ? undefined : usable, examining.evictionOf),
      ),
      ...config.tsaUrls.map(url => examined('outbound', new URL(url).host, () => examineAuthority(url))),
      ...(config.oidc ? [examined('sign-in', new URL(config.oidc.issuer).host, () => examineProvider(config))] : []),
      ...(await examineSurroundings(examining, usable)),
    ])
    return [disk, database, ...rest]
  } finally {
    await found?.store.close()
  }
}

async function databaseOf(config: Config): Promise<{ database: Examination; found: Examined | null }> {
  const of = { subject: 'database', of: null } as const
  try {
    const found = await examineStore({ url: config.databaseUrl, dataDir: config.dataDir, connections: 4 })
    return { database: { ...of, ...examineDatabase(found) }, found }
  } catch (error) {
    return { database: { ...of, ...blamed(error) }, found: null }
  }
}

/** Credentials, and what is connected with them or from here. */
async function examineSurroundings(
  { config, tool, sends, permissions }: Examining,
  store: Store | null,
): Promise<Promise<Examination>[]> {
  const access = new AwsAccess({ ...config, callSeconds: Math.min(config.callSeconds, CALL_SECONDS) }, tool, UNTRACED)
  const accounts = store && (await everything<Account>(page => store.accounts.list({ enabled: true }, page)))
  const destinations = store
    ? await everything<Destination>(page => store.destinations.list({ enabled: true }, page))
    : []
  const viewed = { config, tool, ...(store && { store: store.as('all') }) } as Viewed
  return [
    examined('credentials', null, () => examineCredentials(access, accounts)),
    ...(accounts ?? []).map(one =>
      examined('account', `${one.account} ${one.name}`, () => examineAccount(access, one)),
    ),
    ...(permissions ? examineAll(access, accounts) : []),
    ...(store ? [examined('secrets', null, () => examineSecrets(store, destinations))] : []),
    ...destinations.map(one => examined('destination', one.name, () => examineDestination(viewed, config, one, sends))),
  ]
}

/** Of what a run here reads with: the credentials of its own, and every connected account. */
function examineAll(access: AwsAccess, accounts: readonly Account[] | null): Promise<Examination>[] {
  const own = { account: null, name: 'of its own credentials', access: { kind: 'ambient' }, regions: null } as const
  return [own, ...(accounts ?? [])].map(one => {
    const of = one.account === null ? null : `${one.account} ${one.name}`
    return examined('permissions', of, () => examinePermissions(access, one), PERMISSIONS_MS + 10_000)
  })
}

type Listed<T> = (page: { cursor?: string }) => Promise<{ items: readonly T[]; next: string | null }>

async function everything<T>(list: Listed<T>): Promise<T[]> {
  const all: T[] = []
  for (let next: string | null | undefined; next !== null; ) {
    const page: Awaited<ReturnType<Listed<T>>> = await list(next === undefined ? {} : { cursor: next })
    all.push(...page.items)
    next = page.next
  }
  return all
}
