import { SigningKey } from '../keys/signing-key.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { sealLedger } from './ledger.ts'

/**
 * Deletes runs that ended before a moment, and what they found (docs/store.md), and has a signed checkpoint cover that. Gives
 * how many.
 */
export async function retireRuns(
  { config, store }: Pick<Runtime, 'config' | 'store'>,
  before: string,
  actor: string,
): Promise<number> {
  const key = await SigningKey.open(config, store)
  const runs = await store.ledger.retire(before, actor)
  const refreshSigner = () => key.refresh()
  if (runs > 0) await sealLedger({ config, store, signer: key.signer, refreshSigner }, config.tsaUrls)
  return runs
}
