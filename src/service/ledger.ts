import type { Digest } from '../evidence/digest.ts'
import {
  LEDGER_PROOF_FORMAT,
  type LedgerProof,
  type PackageLeaf,
  type PackageLedger,
} from '../package/ledger/proofs.ts'
import { signCheckpoint } from '../package/ledger/sign-checkpoint.ts'
import type { Signer } from '../package/signer.ts'
import type { ProvenEntry, Store } from '../store/index.ts'
import { ServiceError } from './error.ts'

/**
 * The ledger as a package of an account is recorded in it. The leaf goes in before the file is whole, because the file
 * carries its proof: a build that dies leaves a leaf that no `package.publish` follows, and the next one adds its own.
 */
export async function packageLedger(
  { ledger }: Pick<Store, 'ledger'>,
  signer: Signer,
  account: string | null,
): Promise<PackageLedger> {
  const origin = await ledger.origin()
  return { origin, prove: about => proofOf(ledger, signer, account, about) }
}

async function proofOf(
  ledger: Store['ledger'],
  signer: Signer,
  account: string | null,
  { id, manifestSha256, items }: PackageLeaf,
): Promise<LedgerProof> {
  await ledger.record({ kind: 'package', subject: id, digest: `sha256:${manifestSha256}` satisfies Digest })
  const { origin, size, root } = await ledger.grow()
  const [own] = await ledger.inclusions(size, 'package', [id])
  const evidence = await ledger.inclusions(size, 'evidence', items)
  if (!own || evidence.length < items.length)
    throw new ServiceError(
      'run_failed',
      'Entries of the ledger are gone from the database; `exhibit ledger check` names them.',
    )
  const earlier = await ledger.consistencies(size, await ledger.packageSizes(account, size))
  return {
    size,
    root,
    checkpoint: await signCheckpoint({ origin, size, root }, signer),
    proofs: {
      format: LEDGER_PROOF_FORMAT,
      package: placed(own),
      evidence: evidence.map(proven => ({ id: proven.entry.subject, ...placed(proven) })),
      consistency: earlier.map(tree => ({ size: tree.size, root: hex(tree.root), path: tree.path.map(hex) })),
    },
  }
}

const hex = (hash: Buffer): string => hash.toString('hex')
const placed = ({ index, entry, path }: ProvenEntry) => ({ index, at: entry.at, path: path.map(hex) })
