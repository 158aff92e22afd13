import { z } from 'zod'
import { type ParsedCertificate, sha256Hex, verifyP256 } from '#trust/platform'
import { entryLeaf } from '../../evidence/ledger.ts'
import { isConsistent, rootOfInclusion } from '../../evidence/merkle-proof.ts'
import { type Checkpoint, keyIdOf, parseNote } from '../../trust/checkpoint/note.ts'
import * as layout from '../format/layout.ts'
import { LEDGER_PROOF_FORMAT, type LeafProof, type LedgerProofs } from '../format/ledger-proofs.ts'
import type { Manifest } from '../format/manifest.ts'
import { parseCanonical } from './canonical.ts'
import { type Failures, Refusal } from './error.ts'
import { isEcdsaSignature } from './proofs.ts'
import type { EarlierTree, LedgerSaid } from './result.ts'
import { type TimeAnchors, timestampOver } from './timestamp.ts'

/** The files that prove the manifest, as far as they are there and can be read. */
export type Proofs = ReadonlyMap<string, Buffer>

const FILES = [layout.CHECKPOINT, layout.LEDGER_PROOFS, layout.CHECKPOINT_TIMESTAMP]

interface LedgerFound {
  readonly said: LedgerSaid
  readonly earlier: readonly EarlierTree[]
}

/**
 * The checkpoint by the package's key, and in its tree the package, every evidence item, and earlier trees as its
 * beginning. Null for a package of no ledger, or where the checkpoint does not hold.
 */
export async function checkLedger(
  files: Proofs,
  manifest: Manifest,
  signer: ParsedCertificate,
  anchors: TimeAnchors,
  failures: Failures,
): Promise<LedgerFound | null> {
  if (!manifest.ledger) {
    for (const path of FILES)
      if (files.has(path)) failures.add('FILE_UNLISTED', path, 'The manifest names no ledger that this could be of.')
    return null
  }
  const { origin } = manifest.ledger
  const [note, text, token] = FILES.map(path => files.get(path))
  for (const path of [layout.CHECKPOINT, layout.LEDGER_PROOFS])
    if (!files.has(path)) failures.add('LEDGER_MISSING', path, 'The manifest names a ledger, and this is not there.')
  const checkpoint =
    note && (await failures.of(layout.CHECKPOINT, () => readCheckpoint(note.toString(), origin, signer)))
  const made = { created: manifest.created, notBefore: signer.notBefore }
  const timestamp =
    note &&
    token &&
    (await failures.of(layout.CHECKPOINT_TIMESTAMP, () =>
      timestampOver(note, token, made, anchors, 'LEDGER_TIMESTAMP_INVALID'),
    ))
  if (!checkpoint) return null
  const proofs = text && (await failures.of(layout.LEDGER_PROOFS, () => readProofs(text)))
  const manifestSha256 = sha256Hex(files.get(layout.MANIFEST) ?? Buffer.alloc(0))
  if (proofs) checkLeaves(proofs, checkpoint, { ...manifest, sha256: manifestSha256 }, failures)
  const { size, root } = checkpoint
  return {
    said: { origin, size, root: root.toString('hex'), timestamp: timestamp ?? null },
    earlier: proofs ? earlierTrees(proofs, checkpoint, failures) : [],
  }
}

/** @throws Refusal */
async function readCheckpoint(text: string, origin: string, signer: ParsedCertificate): Promise<Checkpoint> {
  const note = parseNote(text)
  if (!note)
    throw new Refusal('LEDGER_CHECKPOINT_INVALID', 'The file is not a signed note with the checkpoint of a ledger.')
  if (note.origin !== origin)
    throw new Refusal('LEDGER_ORIGIN_MISMATCH', 'The checkpoint is of another ledger than the manifest names.')
  const keyId = keyIdOf(sha256Hex(signer.key))
  const [own, another] = note.signatures
  if (!own || another)
    throw new Refusal('LEDGER_CHECKPOINT_INVALID', 'The checkpoint has other signatures than that of its ledger.')
  const byKey = own.name === origin && own.keyId === keyId && isEcdsaSignature(own.signature)
  if (!byKey || !(await verifyP256(signer.key, Buffer.from(note.text), own.signature)))
    throw new Refusal('LEDGER_SIGNATURE_INVALID', 'The checkpoint was not signed by the key of signer.pem.')
  return note
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
/** Of a log of less than 2^53 leaves; a consistency proof has up to one hash more than the tree has levels. */
const path = z.array(hash).max(64)
const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const leaf = { index: count, at, path }

const shape = z.strictObject({
  format: z.literal(LEDGER_PROOF_FORMAT),
  package: z.strictObject(leaf),
  evidence: z.array(z.strictObject({ ...leaf, id: z.string() })),
  consistency: z.array(z.strictObject({ size: count.positive(), root: hash, path })),
}) satisfies z.ZodType<LedgerProofs>

/** @throws Refusal */
function readProofs(bytes: Buffer): LedgerProofs {
  const malformed = (cause?: unknown) =>
    new Refusal('LEDGER_PROOFS_INVALID', `The file is not ${LEDGER_PROOF_FORMAT} in canonical form.`, cause)
  let value: unknown
  try {
    value = parseCanonical(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    throw malformed(error)
  }
  const { data } = shape.safeParse(value)
  if (!data || !ascending(data.evidence.map(({ index }) => index)) || !ascending(data.consistency.map(c => c.size)))
    throw malformed()
  return data
}

const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))

type Recorded = Pick<Manifest, 'id' | 'items'> & { readonly sha256: string }

/** The entries are made from the manifest: a proof of anything else leads to another root. */
function checkLeaves(proofs: LedgerProofs, tree: Checkpoint, manifest: Recorded, failures: Failures): void {
  const own = entryLeaf({
    kind: 'package',
    subject: manifest.id,
    digest: `sha256:${manifest.sha256}`,
    at: proofs.package.at,
  })
  if (!isIn(tree, own, proofs.package))
    failures.add('LEDGER_PACKAGE_UNPROVEN', layout.LEDGER_PROOFS, 'The tree of the checkpoint lacks this package.')
  const placed = new Map(proofs.evidence.map(proof => [proof.id, proof]))
  const unproven = manifest.items.filter(({ id, digest }) => {
    const proof = placed.get(id)
    const entry = proof && {
      kind: 'evidence' as const,
      subject: id,
      digest: digest as `sha256:${string}`,
      at: proof.at,
    }
    return !entry || !isIn(tree, entryLeaf(entry), proof)
  })
  if (unproven.length > 0 || placed.size !== manifest.items.length)
    failures.add(
      'LEDGER_EVIDENCE_UNPROVEN',
      unproven[0]?.path ?? layout.LEDGER_PROOFS,
      `The tree of the checkpoint is not shown to hold the items of the manifest and no others (${unproven.length} are not).`,
    )
}

const isIn = (tree: Checkpoint, hash: Buffer, { index, path }: LeafProof): boolean =>
  rootOfInclusion(index, tree.size, hash, path.map(hexBytes))?.equals(tree.root) ?? false

const hexBytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

function earlierTrees(proofs: LedgerProofs, tree: Checkpoint, failures: Failures): EarlierTree[] {
  const proven = proofs.consistency.filter(({ size, root, path }) =>
    isConsistent({ size, root: hexBytes(root) }, tree, path.map(hexBytes)),
  )
  if (proven.length < proofs.consistency.length)
    failures.add(
      'LEDGER_CONSISTENCY_INVALID',
      layout.LEDGER_PROOFS,
      'The tree of the checkpoint does not begin with an earlier tree that it is said to begin with.',
    )
  return proven.map(({ size, root }) => ({ size, root }))
}
