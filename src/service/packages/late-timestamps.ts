import { packageSignature } from '../../package/build/add-timestamp.ts'
import { requestTimestamp, TimestampError } from '../../trust/timestamp/request.ts'
import { sealLedger } from '../ledger/ledger.ts'
import { packagePath } from '../runtime/package-file.ts'
import type { Runtime } from '../runtime/runtime.ts'

const LEDGER = 'ledger'
const SOONEST_MS = 5_000
const LATEST_MS = 3_600_000
/** What is recorded between runs is sealed at least this often. */
const UNSEALED_MS = 600_000

/** After twice the time, and at least every hour: an authority that is down is not asked for ever every few seconds. */
const waitFor = (createdAt: string, now: number): number =>
  Math.min(Math.max(now - Date.parse(createdAt), SOONEST_MS), LATEST_MS)

/**
 * Has authorities asked again for what still lacks a timestamp: packages that state that none answered, and the newest
 * checkpoint of the ledger. Also seals what was recorded outside runs.
 */
export async function askLate({ store, queue, config }: Pick<Runtime, 'store' | 'queue' | 'config'>): Promise<void> {
  const now = Date.now()
  const asks = config.tsaUrls.length > 0
  if (asks)
    for (const { id, createdAt } of await store.packages.awaitingTimestamp(100))
      await queue.timestamp(id, waitFor(createdAt, now))
  const latest = await store.ledger.latestCheckpoint()
  const unseen = asks && latest?.token === null
  if (unseen) return queue.timestamp(LEDGER, waitFor(latest.createdAt, now))
  if (!latest || now - Date.parse(latest.createdAt) > UNSEALED_MS) await queue.timestamp(LEDGER, SOONEST_MS)
}

/** Asks the authorities once; where none answers, a later sweep has them asked again. */
export async function catchUp(runtime: Runtime, of: string): Promise<void> {
  if (of === LEDGER) return sealLedger(runtime, runtime.config.tsaUrls)
  try {
    await stampPackage(runtime, of)
  } catch (error) {
    if (!(error instanceof TimestampError)) throw error
    runtime.log.warn({ package: of, reasons: error.reasons }, 'no timestamp authority answered')
  }
}

/** The token stands beside the package, whose bytes were given out and are never changed (docs/adr/late-timestamps.md). */
async function stampPackage({ store, config }: Pick<Runtime, 'store' | 'config'>, id: string): Promise<void> {
  const stored = await store.packages.get(id)
  if (!stored.awaitsTimestamp || config.tsaUrls.length === 0 || (await store.packages.timestamp(id))) return
  const signature = await packageSignature(packagePath({ config }, stored))
  const { response, facts } = await requestTimestamp(signature, { authorities: config.tsaUrls })
  await store.packages.addTimestamp(id, { token: response, authority: facts.authority, time: facts.time })
}
