import type { Digest } from '../../src/evidence/digest.ts'
import { entryLeaf, type LedgerEntry, type LedgerKind } from '../../src/evidence/ledger.ts'
import { MerkleTree } from '../../src/evidence/merkle.ts'
import { consistencyRanges, inclusionRanges, type Range } from '../../src/evidence/merkle-proof.ts'
import type { PackageData } from '../../src/package/format/data.ts'
import {
  LEDGER_PROOF_FORMAT,
  type LedgerProof,
  type PackageLeaf,
  type PackageLedger,
} from '../../src/package/format/ledger-proofs.ts'
import { signCheckpoint } from '../../src/trust/checkpoint/sign.ts'
import type { Signer } from '../../src/trust/signer.ts'

const AT = '2026-09-30T12:00:00.123Z'
export const ORIGIN = 'exhibit.ledger/01890000-0000-7000-8000-00000000cafe'

/** A ledger in memory, with the proofs of RFC 6962 made the slow way: for packages that are built without a database. */
export class MemoryLedger {
  readonly entries: LedgerEntry[] = []
  /** Sizes that packages carry checkpoints of. */
  readonly sizes: number[] = []
  readonly origin: string

  constructor(origin = ORIGIN) {
    this.origin = origin
  }

  record(kind: LedgerKind, subject: string, digest: Digest): void {
    this.entries.push({ kind, subject, digest, at: AT })
  }

  #hash({ from, to }: Range): Buffer {
    const tree = new MerkleTree()
    for (const entry of this.entries.slice(from, to)) tree.add(entryLeaf(entry))
    return tree.root()
  }

  #path = (ranges: Range[]): string[] => ranges.map(range => this.#hash(range).toString('hex'))

  #leaf(kind: LedgerKind, subject: string) {
    const index = this.entries.findIndex(entry => entry.kind === kind && entry.subject === subject)
    return { index, at: AT, path: this.#path(inclusionRanges(index, this.entries.length)) }
  }

  /** For the package of this data: its items are recorded now. */
  async for(data: PackageData, signer: Signer): Promise<PackageLedger> {
    for await (const { id, digest } of data.items()) this.record('evidence', id, digest)
    return { origin: this.origin, prove: about => this.#prove(about, signer) }
  }

  async #prove({ id, manifestSha256, items }: PackageLeaf, signer: Signer): Promise<LedgerProof> {
    this.record('package', id, `sha256:${manifestSha256}`)
    const size = this.entries.length
    const root = this.#hash({ from: 0, to: size })
    const evidence = items.map(item => ({ id: item, ...this.#leaf('evidence', item) }))
    const proofs: LedgerProof['proofs'] = {
      format: LEDGER_PROOF_FORMAT,
      package: this.#leaf('package', id),
      evidence: evidence.sort((a, b) => a.index - b.index),
      consistency: this.sizes.map(old => ({
        size: old,
        root: this.#hash({ from: 0, to: old }).toString('hex'),
        path: this.#path(consistencyRanges(old, size)),
      })),
    }
    this.sizes.push(size)
    return { size, root, checkpoint: await signCheckpoint({ origin: this.origin, size, root }, signer), proofs }
  }
}
