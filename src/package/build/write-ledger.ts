import { canonicalJson } from '../../evidence/json.ts'
import type { TimestampOptions } from '../../trust/timestamp/request.ts'
import { factsOf, type Stamped, stamped, tokenOfStamp } from '../../trust/timestamp/stamp.ts'
import * as layout from '../format/layout.ts'
import type { LedgerProof, PackageLedger } from '../format/ledger-proofs.ts'
import type { ContentFile, Manifest } from '../format/manifest.ts'
import type { Archive } from './archive.ts'
import { tokenFile } from './token-file.ts'

/** What of the ledger went into a package. */
export interface BuiltLedger extends Omit<LedgerProof, 'proofs'> {
  /** What an authority said of the checkpoint, and its token. */
  readonly timestamp: Stamped
  readonly token: Buffer | null
}

/** Has the package recorded and writes the ledger's checkpoint with its proofs. */
export async function writeLedger(
  archive: Archive,
  { manifest: { id, items }, manifestSha256 }: { manifest: Manifest; manifestSha256: string },
  { ledger, timestamp }: { readonly ledger?: PackageLedger; readonly timestamp?: TimestampOptions },
): Promise<{ files: ContentFile[]; built: BuiltLedger | null }> {
  if (!ledger) return { files: [], built: null }
  const { proofs, ...proof } = await ledger.prove({ id, manifestSha256, items: items.map(item => item.id) })
  const stamp = await stamped(Buffer.from(proof.checkpoint), timestamp)
  const files = [
    await archive.add(layout.CHECKPOINT, [proof.checkpoint]),
    await archive.add(layout.LEDGER_PROOFS, [canonicalJson(proofs)]),
    ...(await tokenFile(archive, layout.CHECKPOINT_TIMESTAMP, stamp)),
  ]
  return { files, built: { ...proof, timestamp: factsOf(stamp), token: tokenOfStamp(stamp) } }
}
