import { sha256 } from '../../evidence/digest.ts'
import { packageSignature } from '../../package/build/add-timestamp.ts'
import * as layout from '../../package/format/layout.ts'
import { Failures } from '../../package/verify/error.ts'
import { readWhole } from '../../package/verify/files.ts'
import { LIMITS } from '../../package/verify/limits.ts'
import { openZip } from '../../package/verify/zip.ts'
import type { LedgerCheck, LedgerProblem, StoredCheckpoint, StoredPackage } from '../../store/index.ts'
import { parseNote } from '../../trust/checkpoint/note.ts'
import { readToken } from '../../trust/timestamp/token.ts'
import { every } from '../runtime/every.ts'
import { fileDigest, packagePath } from '../runtime/package-file.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { isSignedByUs, type OwnKeys, ownKeys } from './own-checkpoints.ts'
import { packagesAhead } from './packages-ahead.ts'

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
  for await (const ahead of packagesAhead({ config, store }, 'all'))
    problems.push({ code: 'ledger_behind', subject: `package ${ahead.package}`, message: sentence(ahead.message) })
  return { ...found, problems }
}

async function* checkpointProblems({ config, store }: Checked): AsyncGenerator<LedgerProblem> {
  const keys = await ownKeys({ config })
  const origin = await store.ledger.origin()
  for await (const checkpoint of store.ledger.checkpoints()) {
    const message = await wrongWith(checkpoint, origin, keys)
    const subject = `checkpoint of ${checkpoint.size} entries, kept ${checkpoint.createdAt}`
    if (message) yield { code: 'checkpoint_rewritten', subject, message }
  }
}

async function wrongWith(
  { note, size, root }: StoredCheckpoint,
  origin: string,
  keys: OwnKeys,
): Promise<string | undefined> {
  const parsed = parseNote(note)
  if (!parsed) return 'The checkpoint is not a valid signed note.'
  if (parsed.origin !== origin || parsed.size !== size || !parsed.root.equals(root))
    return 'The database row disagrees with its note.'
  if (await isSignedByUs(parsed, keys)) return undefined
  return 'It was signed by no key that this installation has or had.'
}

async function* fileProblems({ config, store }: Checked): AsyncGenerator<LedgerProblem> {
  for await (const stored of every(page => store.packages.list({}, page))) {
    const wrong = await wrongFile(packagePath({ config }, stored), stored)
    if (wrong) yield { ...wrong, subject: `file of package ${stored.id}` }
    else if (!(await saysItsToken(store, stored.id, packagePath({ config }, stored))))
      yield {
        code: 'row_rewritten',
        subject: `timestamp of package ${stored.id}`,
        message: 'The authority or the time in the database are not those of its token.',
      }
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

/** Of a token that came late, authority and time are kept beside it: as copies. */
async function saysItsToken(store: Checked['store'], id: string, path: string): Promise<boolean> {
  const late = await store.packages.timestamp(id)
  if (!late) return true
  const facts = await readToken(late.token, await packageSignature(path)).catch(() => null)
  // Another token than was recorded is told already: its digest is in the ledger.
  return facts === null || (facts.authority === late.authority && Date.parse(facts.time) === Date.parse(late.time))
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

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
