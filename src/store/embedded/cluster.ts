import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreError } from '../kernel/error.ts'
import { diskFull, fileError } from '../kernel/file-error.ts'
import { makerAccount, type ServerAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, restrictAccess } from './ownership.ts'
import { runProgram } from './programs.ts'

export const USER = 'exhibit'
export const DATABASE = 'exhibit'

/** The files of one embedded database, below `EXHIBIT_DATA_DIR/postgres`. */
export interface Place {
  readonly base: string
  /** PostgreSQL's own data. It exists only once it is whole. */
  readonly cluster: string
  readonly password: string
  readonly log: string
  /** Where the server was started, see `pidSpace`. */
  readonly startedIn: string
  readonly turn: string
  readonly users: string
}

export function placeOf(dataDir: string): Place {
  const base = join(dataDir, 'postgres')
  return {
    base,
    cluster: join(base, 'data'),
    password: join(base, 'password'),
    log: join(base, 'server.log'),
    startedIn: join(base, 'started-in'),
    turn: join(base, 'turn.lock'),
    users: join(base, 'users.lock'),
  }
}

export function preparePlace(place: Place): void {
  try {
    makeDirectory(place.base)
  } catch (error) {
    throw fileError(error, place.base)
  }
}

/** Node's own recursive `mkdir` never ends where a file system refuses with ENOENT, as /proc does. */
function makeDirectory(path: string): void {
  const isThere = () => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  if (isThere()) return
  if (!existsSync(dirname(path))) makeDirectory(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!isThere()) throw error
  }
}

/** Throws unless the cluster is one that these programs can run, and ours to run. */
export function checkCluster(place: Place, major: string): void {
  const found = readOwn(join(place.cluster, 'PG_VERSION'), place).trim()
  if (found !== major)
    throw new StoreError(
      'data_dir_version',
      `The database in ${place.cluster} was made by PostgreSQL ${found}, this Exhibit brings ${major}: use the Exhibit that made it, or dump it there and restore it here.`,
    )
  if (!existsSync(place.password))
    throw new StoreError(
      'data_dir_broken',
      `${place.password} is missing: restore it, or move ${place.base} away to start afresh.`,
    )
}

export const readPassword = (place: Place): string => readOwn(place.password, place).trim()

function readOwn(path: string, place: Place): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM')
      throw new StoreError(
        'data_dir_owner',
        `The database in ${place.base} was made by another user: start as that user, or set EXHIBIT_DATA_DIR to another directory.`,
        error,
      )
    throw new StoreError(
      'data_dir_broken',
      `${path} cannot be read: it is not a whole PostgreSQL data directory.`,
      error,
    )
  }
}

/** Makes the cluster beside its place and moves it there when it is whole. Only during a turn. */
export async function createCluster(place: Place, programs: Binaries, account: ServerAccount | null): Promise<void> {
  try {
    const making = mkdtempSync(join(place.base, 'making-'))
    try {
      const maker = account && makerAccount(account)
      if (maker) chownSync(making, maker.uid, maker.gid)
      const password = randomBytes(24).toString('base64url')
      await initialise({ account: maker, path: making }, programs, password)
      if (account) giveTo(making, account)
      writeFileSync(place.password, `${password}\n`, { mode: 0o600, flush: true })
      renameSync(making, place.cluster)
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  } catch (error) {
    throw fileError(error, place.base)
  }
}

/**
 * Removes what a process that was killed while it made a cluster left behind. Its initdb may still be writing there:
 * then the next start removes the rest. Only during a turn.
 */
export function removeAttempts(place: Place): void {
  for (const name of readdirSync(place.base)) {
    if (!name.startsWith('making-')) continue
    try {
      rmSync(join(place.base, name), { recursive: true, force: true, maxRetries: 2 })
    } catch {
      // It is in nobody's way.
    }
  }
}

async function initialise(data: { account: ServerAccount | null; path: string }, programs: Binaries, password: string) {
  // The password goes in through single-user mode: initdb takes one from a file only, which the other user could not reach.
  const choices = ['--encoding=UTF8', '--no-locale', `--username=${USER}`, '--auth=trust']
  await run(programs.initdb, path => ['-D', path, ...choices], data)
  restrictAccess(data.path, data.account)
  const statements = `ALTER ROLE ${USER} PASSWORD '${password}';\nCREATE DATABASE ${DATABASE};\n`
  await run(programs.postgres, path => ['--single', '-D', path, 'postgres'], data, statements)
}

async function run(
  program: string,
  args: (path: string) => readonly string[],
  data: { account: ServerAccount | null; path: string },
  input?: string,
) {
  const { code, output } = await runProgram(program, args, data, input)
  if (/No space left on device/.test(output)) throw diskFull(data.path)
  if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(output)) return
  throw new StoreError('server_failed', `PostgreSQL could not make its data directory: ${lastWord(output)}`)
}

/** The last complaint in what PostgreSQL said, as one line. */
export function lastWord(output: string): string {
  const lines = output
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const complaint = lines.findLast(line => /(error|fatal|panic):/i.test(line)) ?? lines.at(-1)
  return complaint?.replace(/^.*?(error|fatal|panic):\s*/i, '') ?? 'it said nothing'
}
