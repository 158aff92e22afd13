export const LEDGER_PROOF_FORMAT = 'exhibit.ledger-proof/v1'

/** A leaf's place in the tree of the package's checkpoint, and its inclusion proof (RFC 6962 §2.1.1). */
export interface LeafProof {
  readonly index: number
  /** When it was recorded. */
  readonly at: string
  /** 64 hex digits each, from the leaf up. */
  readonly path: readonly string[]
}

/** An earlier tree, and the proof that the checkpoint's begins with it (RFC 6962 §2.1.2). */
export interface TreeProof {
  readonly size: number
  readonly root: string
  readonly path: readonly string[]
}

/** `ledger/proofs.json`: what the tree of `ledger/checkpoint` holds and begins with. */
export interface LedgerProofs {
  readonly format: typeof LEDGER_PROOF_FORMAT
  /** The package's own leaf: its digest is SHA-256 of `manifest.json`. */
  readonly package: LeafProof
  /** Every evidence item of the manifest, by index. */
  readonly evidence: readonly (LeafProof & { readonly id: string })[]
  /** Trees that earlier packages of the account carry checkpoints of, by size. */
  readonly consistency: readonly TreeProof[]
}

/** What a package takes from the ledger while it is built. */
export interface PackageLedger {
  /** Which ledger: it stands in the manifest. */
  readonly origin: string
  /** Puts the package's leaf into the ledger and gives a signed checkpoint of the tree that holds it. */
  prove(manifest: PackageLeaf): Promise<LedgerProof>
}

export interface PackageLeaf {
  readonly id: string
  readonly manifestSha256: string
  /** Ids of the evidence items. */
  readonly items: readonly string[]
}

export interface LedgerProof {
  readonly size: number
  readonly root: Buffer
  /** The signed note. */
  readonly checkpoint: string
  readonly proofs: LedgerProofs
}
