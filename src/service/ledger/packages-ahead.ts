import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as layout from '../../package/format/layout.ts'
import { Failures } from '../../package/verify/error.ts'
import { readWhole } from '../../package/verify/files.ts'
import { LIMITS } from '../../package/verify/limits.ts'
import { openZip } from '../../package/verify/zip.ts'
import { StoreError } from '../../store/index.ts'
import { type Note, parseNote } from '../../trust/checkpoint/note.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { isSignedByUs, type OwnKeys, ownKeys } from './own-checkpoints.ts'

type Checked = Pick<Runtime, 'config' | 'store'>

/** A package on disk with a checkpoint of this ledger, signed by us, that the ledger does not contain. */
export interface PackageAhead {
  readonly package: string
  readonly message: string
}

/** Packages looked at where it has to be quick: a database that went back lost the newest. */
const NEWEST = 10

/**
 * Holds the ledger against the checkpoints of packages on disk: a database that was rolled back alone has forgotten what
 * they prove. Unless it is to look at `all`, it opens only packages that have no row, of the newest few.
 */
export async function* packagesAhead(runtime: Checked, which: 'newest' | 'all'): AsyncGenerator<PackageAhead> {
  let keys: OwnKeys | undefined
  const names = await namesOf(runtime)
  for (const id of which === 'all' ? names : names.slice(0, NEWEST)) {
    if (which === 'newest' && (await isKnown(runtime, id))) continue
    const note = await checkpointOf(join(folderOf(runtime), `${id}.zip`))
    keys ??= await ownKeys(runtime)
    const message = note && (await isSignedByUs(note, keys)) ? await contradiction(runtime, note) : undefined
    if (message !== undefined) yield { package: id, message }
  }
}

/** A second ledger of the same name would be a fork, and every package out there would show it. Throws `ledger_rewritten`. */
export async function refuseWhereBehind(runtime: Checked): Promise<void> {
  for await (const { package: id, message } of packagesAhead(runtime, 'newest'))
    throw new ServiceError(
      'ledger_rewritten',
      `Nothing is signed: ${message} (package ${id}). Restore a newer backup of the database, or move the package out of the data directory to go on without it, which everybody who has it can see.`,
    )
}

const folderOf = ({ config }: Pick<Runtime, 'config'>): string => join(config.dataDir, 'packages')

/** Ids of packages on disk, newest first: they begin with the time. */
async function namesOf(runtime: Checked): Promise<string[]> {
  const names = await readdir(folderOf(runtime)).catch(() => [])
  const ids = names.flatMap(name => /^([0-9a-f-]{36})\.zip$/.exec(name)?.[1] ?? [])
  return ids.sort().reverse()
}

const isKnown = ({ store }: Checked, id: string): Promise<boolean> =>
  store.packages.get(id).then(
    () => true,
    error => {
      if (error instanceof StoreError && error.code === 'not_found') return false
      throw error
    },
  )

/** Null where the file is no whole package or has no ledger: nothing can be said of it. */
async function checkpointOf(path: string): Promise<Note | null> {
  const failures = new Failures()
  const zip = await openZip(path, failures)
  const entry = zip?.entries.get(layout.CHECKPOINT)
  try {
    const bytes = entry && (await failures.of(layout.CHECKPOINT, () => readWhole(entry, LIMITS.checkpoint)))
    return bytes ? parseNote(bytes.toString()) : null
  } finally {
    await zip?.close()
  }
}

async function contradiction({ store }: Checked, { origin, size, root }: Note): Promise<string | undefined> {
  if (origin !== (await store.ledger.origin())) return undefined
  const tree = await store.ledger.tree(size).catch(error => {
    if (error instanceof StoreError && error.code === 'not_found') return null
    throw error
  })
  if (!tree) return `a package on disk proves ${size} entries of the ledger, and the database has fewer: it is older`
  return tree.root.equals(root)
    ? undefined
    : `a package on disk proves other first ${size} entries of the ledger than the database has`
}
