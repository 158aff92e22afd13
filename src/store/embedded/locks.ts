import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../kernel/error.ts'
import { fileError } from '../kernel/file-error.ts'

/**
 * Locks between processes that end with the process, however it ends. SQLite's file locks are used for this alone (the
 * files stay empty): the kernel drops them on kill -9, they know no reused pids, and a shared lock counts its holders.
 */
class FileLock {
  readonly #path: string
  #file: DatabaseSync | undefined

  constructor(path: string) {
    this.#path = path
  }

  /** True when it is held now. `exclusive` needs that nobody else holds it in either way. */
  tryHold(how: 'shared' | 'exclusive'): boolean {
    this.release()
    const file = this.#open()
    try {
      file.exec(how === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN')
      if (how === 'shared') file.prepare('SELECT count(*) FROM sqlite_schema').get()
      this.#file = file
      return true
    } catch (error) {
      file.close()
      if (isBusy(error)) return false
      throw fileError(error, this.#path)
    }
  }

  release(): void {
    this.#file?.close()
    this.#file = undefined
  }

  #open(): DatabaseSync {
    try {
      const file = new DatabaseSync(this.#path)
      file.exec('PRAGMA busy_timeout = 0')
      return file
    } catch (error) {
      throw fileError(error, this.#path)
    }
  }
}

const BUSY = new Set([5, 6])
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && BUSY.has(error.errcode & 0xff)

/** The processes that use a server. */
export class Users {
  readonly #lock: FileLock

  constructor(path: string) {
    this.#lock = new FileLock(path)
  }

  /** Counts this process in. Only during a turn, when nobody can be asking whether it is alone. */
  enter(): void {
    if (!this.#lock.tryHold('shared')) throw new StoreError('server_failed', 'The lock on the database is held.')
  }

  /** Counts this process out, if it was in; true when nobody else is. */
  leave(): boolean {
    const alone = this.#lock.tryHold('exclusive')
    this.#lock.release()
    return alone
  }
}

/** One process at a time starts, joins or stops a server. */
export class Turn {
  readonly #lock: FileLock

  constructor(path: string) {
    this.#lock = new FileLock(path)
  }

  /** For the moment when a process exits and cannot wait. */
  tryTake(): boolean {
    return this.#lock.tryHold('exclusive')
  }

  release(): void {
    this.#lock.release()
  }

  async take<T>(work: () => Promise<T>, timeoutMs = 300_000): Promise<T> {
    const end = Date.now() + timeoutMs
    while (!this.tryTake()) {
      if (Date.now() > end)
        throw new StoreError(
          'server_timeout',
          'Another process has been starting or stopping the database for too long.',
        )
      await sleep(20 + Math.random() * 20)
    }
    try {
      return await work()
    } finally {
      this.release()
    }
  }
}
