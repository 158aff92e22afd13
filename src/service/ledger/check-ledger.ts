import { publicKeyOf, sha256Hex, verifyP256 } from '#trust/platform'
import { sha256 } from '../../evidence/digest.ts'
import * as layout from '../../package/format/layout.ts'
import { Failures } from '../../package/verify/error.ts'
import { readWhole } from '../../package/verify/files.ts'
import { LIMITS } from '../../package/verify/limits.ts'
import { openZip } from '../../package/verify/zip.ts'
import type { LedgerCheck, LedgerProblem, StoredCheckpoint, StoredPackage } from '../../store/index.ts'
import { keyIdOf, parseNote } from '../../trust/checkpoint/note.ts'
import { keyStoreOf } from '../keys/signing-key.ts'
import { every } from '../runtime/every.ts'
import { fileDigest, packagePath } from '../runtime/package-file.ts'
import type { Runtime } from '../runtime/runtime.ts'

type Checked = Pick<Runtime, 'config' | 'store'>

/**
 * Holds all that was recorded against what is there: entries, checkpoints and their signatures, rows, and packages on
 * disk. Names each thing that was rewritten, deleted or slipped in.
 */
export async function checkLedger({ config, store }: Checked): Promise<LedgerCheck> {
  const found = await store.ledger.check()
  const problems = [...found.problems]
  for await (const problem of checkpointProblems({ config, store })) problems.push(problem)
  for await (const problem of fileProblems({ config, store })) problems.push(problem)
  return { ...found, problems }
}

async function* checkpointProblems({ config, store }: Checked): AsyncGenerator<LedgerProblem> {
  const keys = await keyStoreOf(config).list()
  const byId = new Map<string, Uint8Array>()
  for (const { publicKey } of keys) {
    const key = await publicKeyOf(publicKey)
    byId.set(keyIdOf(sha256Hex(key)), key)
  }
  const origin = await store.ledger.origin()
  for await (const checkpoint of store.ledger.checkpoints()) {
    const message = await wrongWith(checkpoint, origin, byId)
    const subject = `checkpoint of ${checkpoint.size} entries, kept ${checkpoint.createdAt}`
    if (message) yield { code: 'checkpoint_rewritten', subject, message }
  }
}

async function wrongWith(
  { note, size, root }: StoredCheckpoint,
  origin: string,
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<string | undefined> {
  const parsed = parseNote(note)
  if (!parsed) return 'The checkpoint is not a valid signed note.'
  if (parsed.origin !== origin || parsed.size !== size || !parsed.root.equals(root))
    return 'The database row disagrees with its note.'
  for (const { keyId, signature } of parsed.signatures) {
    const key = keys.get(keyId)
    if (key && (await verifyP256(key, Buffer.from(parsed.text), signature))) return undefined
  }
  return 'It was signed by no key that this installation has or had.'
}

async function* fileProblems({ config, store }: Checked): AsyncGenerator<LedgerProblem> {
  for await (const stored of every(page => store.packages.list({}, page))) {
    const wrong = await wrongFile(packagePath({ config }, stored), stored)
    if (wrong) yield { ...wrong, subject: `file of package ${stored.id}` }
  }
}

async function wrongFile(path: string, stored: StoredPackage): Promise<Omit<LedgerProblem, 'subject'> | undefined> {
  const found = await digestOfFile(path)
  if (found === null) return { code: 'file_missing', message: `There is no file ${path}.` }
  if (found.sha256 !== stored.sha256 || found.size !== stored.size)
    return { code: 'file_rewritten', message: `${path} is not the file that was made.` }
  const manifest = await manifestIn(path)
  // Row and file may have been replaced together; the manifest is what the ledger holds.
  if (manifest && sha256(manifest).equals(sha256(stored.manifest))) return undefined
  return { code: 'file_rewritten', message: `${path} holds another manifest than was recorded.` }
}

async function digestOfFile(path: string): Promise<Awaited<ReturnType<typeof fileDigest>> | null> {
  try {
    return await fileDigest(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function manifestIn(path: string): Promise<Buffer | undefined> {
  const failures = new Failures()
  const zip = await openZip(path, failures)
  const entry = zip?.entries.get(layout.MANIFEST)
  try {
    return entry && (await failures.of(layout.MANIFEST, () => readWhole(entry, LIMITS.manifest)))
  } finally {
    await zip?.close()
  }
}
