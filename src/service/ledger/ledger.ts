import type { LedgerTree } from '../../evidence/ledger.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import {
  LEDGER_PROOF_FORMAT,
  type LedgerProof,
  type PackageLeaf,
  type PackageLedger,
} from '../../package/format/ledger-proofs.ts'
import type { ProvenEntry, Store } from '../../store/index.ts'
import { signCheckpoint } from '../../trust/checkpoint/sign.ts'
import type { Signer } from '../../trust/signer.ts'
import { stamped, tokenOfStamp } from '../../trust/timestamp/stamp.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { refuseWhereBehind } from './packages-ahead.ts'

/**
 * The ledger as a package of an account is recorded in it. The leaf goes in before the file is whole, because the file
 * carries its proof: a build that dies leaves a leaf that no `package.publish` follows, and the next one adds its own.
 */
export async function packageLedger(
  runtime: Pick<Runtime, 'config' | 'store'>,
  signer: Signer,
  account: string | null,
): Promise<PackageLedger> {
  const origin = await runtime.store.ledger.origin()
  await refuseWhereBehind(runtime)
  return { origin, prove: about => proofOf(runtime.store.ledger, signer, account, about) }
}

async function proofOf(
  ledger: Store['ledger'],
  signer: Signer,
  account: string | null,
  { id, manifestSha256, items }: PackageLeaf,
): Promise<LedgerProof> {
  await ledger.record({ kind: 'package', subject: id, digest: `sha256:${manifestSha256}` })
  const { origin, size, root } = await grownTree(ledger)
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

/**
 * The tree as it is now. A log signs no checkpoint that contradicts one it signed before (c2sp.org/tlog-checkpoint): where rows were
 * rewritten, it says so rather than sign. Throws `ledger_rewritten`.
 */
async function grownTree(ledger: Store['ledger']): Promise<LedgerTree> {
  const tree = await ledger.grow()
  const latest = await ledger.latestCheckpoint()
  const consistent = !latest || (latest.size <= tree.size && (await ledger.tree(latest.size)).root.equals(latest.root))
  if (consistent) return tree
  throw new ServiceError(
    'ledger_rewritten',
    'Entries of the ledger were rewritten or removed since its last checkpoint was signed; `exhibit ledger check` names them.',
  )
}

/**
 * Signs and keeps a checkpoint of all that was recorded, where there is none yet, and has it timestamped; one that no
 * authority has seen yet is kept again once one has.
 */
export async function sealLedger(
  runtime: Pick<Runtime, 'config' | 'store' | 'signer' | 'refreshSigner'>,
  authorities: readonly string[],
): Promise<void> {
  const { ledger } = runtime.store
  await refuseWhereBehind(runtime)
  await runtime.refreshSigner()
  const { origin, size, root } = await grownTree(ledger)
  const latest = await ledger.latestCheckpoint()
  // That a checkpoint was kept is an entry too, and nothing that needs another.
  const sealed = latest && !(await ledger.hasNews(latest.size)) ? latest : undefined
  if (sealed && (sealed.token || authorities.length === 0)) return
  const note = sealed?.note ?? (await signCheckpoint({ origin, size, root }, runtime.signer))
  const token = tokenOfStamp(await stamped(Buffer.from(note), authorities.length > 0 ? { authorities } : undefined))
  if (sealed && !token) return
  const of = sealed ?? { size, root }
  await ledger.keepCheckpoint({ size: of.size, root: of.root, note, package: null, account: null, token })
}

/** Records which mappings a process judges by, where they are not the ones recorded last. */
export async function recordFrameworks(
  ledger: Pick<Store['ledger'], 'recordChanges'>,
  frameworks: readonly LoadedFramework[],
): Promise<void> {
  const loaded = frameworks.map(({ framework, sha256 }) => ({
    subject: framework.id,
    digest: `sha256:${sha256}` as const,
  }))
  await ledger.recordChanges('framework.load', loaded)
}

const hex = (hash: Buffer): string => hash.toString('hex')
const placed = ({ index, entry, path }: ProvenEntry) => ({ index, at: entry.at, path: path.map(hex) })
