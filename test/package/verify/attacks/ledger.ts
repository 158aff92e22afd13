import { canonicalJson } from '../../../../src/evidence/json.ts'
import * as layout from '../../../../src/package/format/layout.ts'
import type { LedgerProofs } from '../../../../src/package/format/ledger-proofs.ts'
import type { FailureCode } from '../../../../src/package/verify/error.ts'
import { signCheckpoint } from '../../../../src/trust/checkpoint/sign.ts'
import { edit, type Files, manifestIn, resum } from '../forgery.ts'
import { type Attack, changed, INSTANCES, lied, stranger } from './attack.ts'

const { CHECKPOINT, LEDGER_PROOFS } = layout

/** The ledger's files are not in the manifest: whoever changes them writes SHA256SUMS anew. */
const onFile = (name: string, code: FailureCode, file: string, change: (files: Files) => unknown): Attack =>
  changed({ name, code, file }, async files => {
    await change(files)
    resum(files)
  })

const inProofs =
  (change: (proofs: LedgerProofs) => object) =>
  (files: Files): void =>
    edit(files, LEDGER_PROOFS, text => canonicalJson({ ...JSON.parse(text), ...change(JSON.parse(text)) }))

const inNote =
  (change: (note: string) => string) =>
  (files: Files): void =>
    edit(files, CHECKPOINT, change)

const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('nothing there')
  return one
}

export const ledger: Attack[] = [
  onFile('a checkpoint taken away', 'LEDGER_MISSING', CHECKPOINT, files => files.delete(CHECKPOINT)),
  onFile('the ledger taken away', 'LEDGER_MISSING', LEDGER_PROOFS, files => {
    files.delete(CHECKPOINT)
    files.delete(LEDGER_PROOFS)
  }),
  lied(
    { name: 'a ledger that the manifest does not name', code: 'FILE_UNLISTED', file: CHECKPOINT },
    () => {},
    ({ ledger: _, ...manifest }) => manifest,
  ),
  ...(
    [
      ['that is no note', () => 'exhibit\n'],
      ['with a size of two spellings', note => note.replace('\n', '\n0')],
      ['with an extension line', note => note.replace('\n\n', '\nmore\n\n')],
      ['that nobody signed', note => `${note.split('\n\n')[0]}\n\n`],
      ['with a line more', note => `${note}\n`],
      [
        'with a line that nobody checks',
        note => `${note}— Reviewed.and.approved ${Buffer.alloc(70, 'x').toString('base64')}\n`,
      ],
      ['signed twice', note => `${note}${note.split('\n\n')[1]}`],
      ['with base64 spelled otherwise', note => note.replace(/=\n\n/, '\n\n')],
    ] satisfies [string, (note: string) => string][]
  ).map(([what, change]) => onFile(`a checkpoint ${what}`, 'LEDGER_CHECKPOINT_INVALID', CHECKPOINT, inNote(change))),
  onFile('a checkpoint of another size', 'LEDGER_SIGNATURE_INVALID', CHECKPOINT, files => {
    inNote(note => note.replace(/^\d+$/m, size => String(Number(size) + 1)))(files)
  }),
  onFile('a checkpoint of a key of another name', 'LEDGER_SIGNATURE_INVALID', CHECKPOINT, files =>
    inNote(note => note.replace('— exhibit', '— inhibit'))(files),
  ),
  onFile('a checkpoint signed by another key', 'LEDGER_SIGNATURE_INVALID', CHECKPOINT, async files => {
    const [origin = '', size = '', root = ''] = String(files.get(CHECKPOINT)).split('\n')
    const tree = { origin, size: Number(size), root: Buffer.from(root, 'base64') }
    files.set(CHECKPOINT, Buffer.from(await signCheckpoint(tree, await stranger('P-256'))))
  }),
  changed(
    { name: 'a checkpoint of another ledger', code: 'LEDGER_ORIGIN_MISMATCH', file: CHECKPOINT },
    async (files, signer) => {
      const tree = { origin: 'exhibit.ledger/another', size: 1, root: Buffer.alloc(32) }
      files.set(CHECKPOINT, Buffer.from(await signCheckpoint(tree, signer)))
      resum(files)
    },
  ),
  ...(
    [
      ['that are no JSON', text => text.slice(1)],
      ['that are not canonical', text => ` ${text}`],
      ['of a format of the future', text => text.replace('ledger-proof/v1', 'ledger-proof/v2')],
      ['with a hash too short', text => text.replace(/"[0-9a-f]{64}"/, '"00"')],
      [
        'out of order',
        text => {
          const proofs: LedgerProofs = JSON.parse(text)
          return canonicalJson({ ...proofs, evidence: proofs.evidence.toReversed() })
        },
      ],
    ] satisfies [string, (text: string) => string][]
  ).map(([what, change]) =>
    onFile(`proofs ${what}`, 'LEDGER_PROOFS_INVALID', LEDGER_PROOFS, files => edit(files, LEDGER_PROOFS, change)),
  ),
  onFile(
    'another place for the package',
    'LEDGER_PACKAGE_UNPROVEN',
    LEDGER_PROOFS,
    inProofs(proofs => ({ package: { ...proofs.package, index: proofs.package.index - 1 } })),
  ),
  onFile(
    'another time for the package',
    'LEDGER_PACKAGE_UNPROVEN',
    LEDGER_PROOFS,
    inProofs(proofs => ({ package: { ...proofs.package, at: '2020-01-01T00:00:00.000Z' } })),
  ),
  lied(
    { name: 'a package that is not the one recorded', code: 'LEDGER_PACKAGE_UNPROVEN', file: LEDGER_PROOFS },
    () => {},
    manifest => ({ ...manifest, label: 'another' }),
  ),
  changed({ name: 'an item without its proof', code: 'LEDGER_EVIDENCE_UNPROVEN', file: INSTANCES }, files => {
    const id = manifestIn(files).items.find(({ path }) => path === INSTANCES)?.id
    inProofs(({ evidence }) => ({ evidence: evidence.filter(proof => proof.id !== id) }))(files)
    resum(files)
  }),
  onFile('an item with the path of another', 'LEDGER_EVIDENCE_UNPROVEN', 'evidence/', files =>
    inProofs(({ evidence }) => ({
      evidence: evidence.map(proof => ({ ...proof, path: first(evidence.toReversed()).path })),
    }))(files),
  ),
  onFile(
    'a proof of an item that is not in the package',
    'LEDGER_EVIDENCE_UNPROVEN',
    LEDGER_PROOFS,
    inProofs(({ evidence, package: { index } }) => ({
      evidence: [...evidence, { ...first(evidence), id: 'another', index: index + 1 }],
    })),
  ),
  lied(
    { name: 'an item that is not the one recorded', code: 'LEDGER_EVIDENCE_UNPROVEN', file: INSTANCES },
    () => {},
    manifest => ({
      ...manifest,
      items: manifest.items.map(item =>
        item.path === INSTANCES ? { ...item, digest: `sha256:${'0'.repeat(64)}` as const } : item,
      ),
    }),
  ),
  onFile(
    'an earlier tree that never was',
    'LEDGER_CONSISTENCY_INVALID',
    LEDGER_PROOFS,
    inProofs(({ package: { path } }) => ({ consistency: [{ size: 3, root: '0'.repeat(64), path }] })),
  ),
]
