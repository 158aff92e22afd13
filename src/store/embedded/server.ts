import { closeSync, fchownSync, fstatSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../kernel/error.ts'
import { diskFull, fileError } from '../kernel/file-error.ts'
import type { ServerAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { lastWord, type Place } from './cluster.ts'
import { forgetPostmaster, readPostmaster } from './postmaster.ts'
import { processState, worksIn } from './process.ts'
import { startProgram } from './programs.ts'

/** How long a dead server's pid or memory may linger: a group kill leaves a zombie for about 1.2 s. */
const LINGER_MS = 10_000
/** Crash recovery replays at most `max_wal_size`. */
const READY_MS = 180_000
const LOG_LIMIT = 5_000_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The port of a server that answers or is about to; undefined when none runs and one may be started. */
export async function runningPort(place: Place): Promise<number | undefined> {
  const ready = Date.now() + READY_MS
  const linger = Date.now() + LINGER_MS
  for (;;) {
    const found = readPostmaster(place.cluster)
    if (found?.state === 'ready') return found.port
    if (!found || found.state === 'gone') return undefined
    if (found.state === 'stranger' || (found.state === 'zombie' && Date.now() > linger)) {
      forgetPostmaster(place.cluster)
      return undefined
    }
    if (Date.now() > ready)
      throw new StoreError('server_timeout', `The database in ${place.base} is still ${found.state}: see ${place.log}.`)
    await sleep(20)
  }
}

/** Starts a server on 127.0.0.1, on the port given if that is free; gives the port. Only during a turn. */
export async function startServer(
  place: Place,
  programs: Binaries,
  account: ServerAccount | null,
  preferred?: number,
): Promise<number> {
  const end = Date.now() + LINGER_MS
  let port = preferred ?? (await freePort())
  for (let ports = 3; ; ) {
    const failure = await attempt(place, programs, account, port)
    if (typeof failure === 'number') return failure
    if (isPortTaken(failure)) port = await freePort()
    const retry = isLingering(failure) ? Date.now() < end : isPortTaken(failure) && --ports > 0
    if (!retry) throw startError(failure, place)
    await sleep(200)
  }
}

/** Port when it came up, else what it said. */
async function attempt(
  place: Place,
  programs: Binaries,
  account: ServerAccount | null,
  port: number,
): Promise<number | string> {
  const log = openLog(place)
  const from = fstatSync(log).size
  const flags = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = startProgram(
    programs.postgres,
    path => ['-D', path, ...flags],
    { account, path: place.cluster },
    { detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let ended = false
  let fault: Error | undefined
  child.on('exit', () => {
    ended = true
  })
  child.on('error', error => {
    ended = true
    fault = error
  })
  child.unref()
  const end = Date.now() + READY_MS
  while (!ended) {
    const found = readPostmaster(place.cluster)
    if (found?.pid === child.pid && found?.state === 'ready') return port
    if (Date.now() > end) throw new StoreError('server_timeout', `The database does not come up: see ${place.log}.`)
    await sleep(10)
  }
  return fault?.message ?? readFileSync(place.log).subarray(from).toString()
}

/** A log that grew large is begun anew at a start. It belongs to whom the directory belongs, also when root starts it. */
function openLog(place: Place): number {
  try {
    return openedLog(place)
  } catch (error) {
    throw fileError(error, place.log)
  }
}

function openedLog(place: Place): number {
  const size = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) rmSync(place.log)
  const log = openSync(place.log, 'a', 0o600)
  const { uid, gid } = statSync(place.base)
  if (process.getuid?.() === 0) fchownSync(log, uid, gid)
  return log
}

const isLingering = (said: string): boolean =>
  /lock file "postmaster.pid" already exists|pre-existing shared memory block/.test(said)
const isPortTaken = (said: string): boolean => /Address already in use/.test(said)

function startError(said: string, place: Place): StoreError {
  if (/Read-only file system/.test(said))
    return new StoreError(
      'data_dir_not_writable',
      `The file system of ${place.base} is read-only: make it writable, or set EXHIBIT_DATA_DIR to another directory.`,
    )
  if (/No space left on device/.test(said)) return diskFull(place.base)
  if (isPortTaken(said) || /could not create any TCP\/IP sockets/.test(said))
    return new StoreError('port_unavailable', `The database could not listen on 127.0.0.1: see ${place.log}.`)
  if (/Permission denied|has wrong ownership/.test(said))
    return new StoreError(
      'data_dir_owner',
      `The database in ${place.base} belongs to another user: start as that user.`,
    )
  return new StoreError('server_failed', `The database did not start (${lastWord(said)}): see ${place.log}.`)
}

/** How long sessions that were just closed may take to be gone. */
const SESSIONS_MS = 2000

/**
 * Asks the server to end and waits until it did. Only during a turn. First it lets sessions end that were closed already ("smart"
 * shutdown), so that none is cut off; those that remain it ends itself ("fast").
 */
export async function stopServer(place: Place): Promise<void> {
  const server = running(place)
  if (!server || !signal(server, 'SIGTERM')) return
  if (await hasEnded(server, place, SESSIONS_MS)) return
  signal(server, 'SIGINT')
  if (await hasEnded(server, place, READY_MS)) return
  throw new StoreError('server_timeout', `The database in ${place.base} does not stop: see ${place.log}.`)
}

/** SIGINT is PostgreSQL's fast shutdown: running statements end, a checkpoint is made. */
export function signalStop(place: Place): boolean {
  const server = running(place)
  return server !== undefined && signal(server, 'SIGINT')
}

type Server = NonNullable<ReturnType<typeof readPostmaster>>

/** The server, unless it is stopping already. */
function running(place: Place): Server | undefined {
  const server = readPostmaster(place.cluster)
  return server && ['ready', 'starting'].includes(server.state) ? server : undefined
}

async function hasEnded(server: Server, place: Place, ms: number): Promise<boolean> {
  const end = Date.now() + ms
  while (Date.now() < end) {
    // The file goes before the process does.
    if (processState(server.pid) !== 'alive' || worksIn(server.pid, place.cluster) === false) return true
    await sleep(10)
  }
  return false
}

function signal({ pid }: Server, name: 'SIGTERM' | 'SIGINT'): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error =>
      reject(new StoreError('port_unavailable', 'No port of 127.0.0.1 can be opened.', error)),
    )
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
