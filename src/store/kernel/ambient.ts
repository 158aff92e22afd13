import { AsyncLocalStorage } from 'node:async_hooks'
import type { Db } from './schema.ts'

/** A transaction that stays open over several steps of a request. */
export interface Open {
  readonly tx: Db
  /** What is to be done once it is committed. */
  readonly after: (() => Promise<void>)[]
  ended: boolean
}

/**
 * The transaction that the code at hand runs in, where there is one: repositories of the pool then are those of the
 * transaction, without the code in between having to hand it on.
 */
export class Ambient {
  readonly #current = new AsyncLocalStorage<Open>()

  get(): Open | undefined {
    const open = this.#current.getStore()
    return open?.ended ? undefined : open
  }

  run<T>(open: Open, work: () => T): T {
    return this.#current.run(open, work)
  }

  /** `rest`, and each member of what `make` gives, as the transaction at hand has it. */
  over<R extends object, T extends object>(db: Db, make: (db: Db) => R, rest: T): R & T {
    const base = make(db)
    const within = new WeakMap<Open, R>()
    const current = (): R => {
      const open = this.get()
      if (!open) return base
      const made = within.get(open) ?? make(open.tx)
      within.set(open, made)
      return made
    }
    const names = Object.keys(base) as (keyof R & string)[]
    const properties = names.map(name => [name, { enumerable: true, get: () => current()[name] }])
    return Object.defineProperties(rest, Object.fromEntries(properties)) as R & T
  }
}
