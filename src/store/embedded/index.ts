import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { StoreError } from '../kernel/error.ts'
import { fileError } from '../kernel/file-error.ts'
import { serverAccount } from './account.ts'
import { binaries } from './binaries.ts'
import {
  checkCluster,
  createCluster,
  DATABASE,
  type Place,
  placeOf,
  preparePlace,
  readPassword,
  removeAttempts,
  USER,
} from './cluster.ts'
import { Turn, Users } from './locks.ts'
import { giveTo } from './ownership.ts'
import { readPostmaster } from './postmaster.ts'
import { pidSpace } from './process.ts'
import { runningPort, signalStop, startServer, stopServer } from './server.ts'
import { supervise } from './supervise.ts'

export interface EmbeddedServer {
  /** Connection URL with the password: not for logs. */
  readonly url: string
  /** Counts this user out; the last one stops the server. */
  leave(): Promise<void>
}

export interface Told {
  /** One line per step that takes a while. */
  readonly progress?: ((message: string) => void) | undefined
  /** The server died and could not be brought back: nothing will answer at the URL again. */
  readonly onLost?: ((error: unknown) => void) | undefined
}

/**
 * Joins the PostgreSQL server of a data directory; makes and starts it when need be. Any number of processes may join
 * (and one process several times). A process that exits or is killed counts as having left. A server that dies is started again.
 */
export async function joinServer(
  dataDir: string,
  { progress = () => {}, onLost = () => {} }: Told = {},
): Promise<EmbeddedServer> {
  const place = placeOf(resolve(dataDir))
  preparePlace(place)
  const users = new Users(place.users)
  const port = await new Turn(place.turn).take(async () => {
    refuseElsewhere(place, users)
    const running = await ensureServer(place, resolve(dataDir), progress)
    users.enter()
    return running
  })
  const restart = (port: number) =>
    new Turn(place.turn).take(async () => {
      progress('The database ended unexpectedly.')
      if (!existsSync(place.cluster))
        throw new StoreError('data_dir_broken', `The database in ${place.base} was removed: restore it.`)
      return ensureServer(place, resolve(dataDir), progress, port)
    })
  const unwatch = supervise(place, port, restart, onLost)
  const url = `postgres://${USER}:${encodeURIComponent(readPassword(place))}@127.0.0.1:${port}/${DATABASE}`
  return { url, leave: leaver(place, users, unwatch) }
}

/** Whether a data directory has a database already. */
export const hasServer = (dataDir: string): boolean => existsSync(placeOf(resolve(dataDir)).cluster)

/**
 * In another container's pid space a live server looks dead, and a second one on the same files would destroy them.
 * The locks, which are the kernel's, tell that somebody is there.
 */
function refuseElsewhere(place: Place, users: Users): void {
  if (!existsSync(place.startedIn) || readFileSync(place.startedIn, 'utf8') === pidSpace() || users.leave()) return
  throw new StoreError(
    'data_dir_in_use',
    `The database in ${place.base} is used by another container or machine: set DATABASE_URL to share one, or EXHIBIT_DATA_DIR to another directory.`,
  )
}

async function ensureServer(
  place: Place,
  dataDir: string,
  progress: (message: string) => void,
  port?: number,
): Promise<number> {
  const account = serverAccount(dataDir, place.cluster)
  const programs = binaries(account)
  removeAttempts(place)
  if (!existsSync(place.cluster)) {
    progress('Creating the database.')
    await createCluster(place, programs, account)
  }
  checkCluster(place, programs.major)
  // Processes that still use a server which died know it by its port.
  const before = port ?? readPostmaster(place.cluster)?.port
  const running = await runningPort(place)
  if (running !== undefined) return running
  if (account && statSync(place.cluster).uid !== account.uid) giveTo(place.cluster, account)
  progress('Starting the database.')
  noteWhere(place)
  return startServer(place, programs, account, before)
}

function noteWhere(place: Place): void {
  try {
    rmSync(place.startedIn, { force: true })
    writeFileSync(place.startedIn, pidSpace())
  } catch (error) {
    throw fileError(error, place.startedIn)
  }
}

function leaver(place: Place, users: Users, unwatch: () => Promise<void>): () => Promise<void> {
  let left = false
  const onExit = () => leaveAtOnce(place, users)
  process.once('exit', onExit)
  return async () => {
    if (left) return
    left = true
    process.removeListener('exit', onExit)
    await unwatch()
    await new Turn(place.turn).take(async () => {
      if (users.leave()) await stopServer(place)
    })
  }
}

/** A process that exits without having left can still tell the server to end, but not wait until it did. */
function leaveAtOnce(place: Place, users: Users): void {
  const turn = new Turn(place.turn)
  try {
    for (let tries = 0; !turn.tryTake(); tries++) {
      if (tries === 100) return
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
    if (users.leave()) signalStop(place)
  } finally {
    turn.release()
  }
}
