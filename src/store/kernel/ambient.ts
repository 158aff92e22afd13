import { AsyncLocalStorage } from 'node:async_hooks'

/** A transaction that stays open over several steps of a request. */
export interface Open<R> {
  readonly repositories: R
  /** What is to be done once it is committed. */
  readonly after: (() => Promise<void>)[]
  ended: boolean
}

/**
 * The transaction that the code at hand runs in, where there is one: repositories of the pool then are those of the
 * transaction, without the code in between having to hand it on.
 */
export class Ambient<R extends object> {
  readonly #current = new AsyncLocalStorage<Open<R>>()

  get(): Open<R> | undefined {
    const open = this.#current.getStore()
    return open?.ended ? undefined : open
  }

  run<T>(open: Open<R>, work: () => T): T {
    return this.#current.run(open, work)
  }

  /** `rest`, and each member of `base` as the transaction at hand has it. */
  over<T extends object>(base: R, rest: T): R & T {
    const names = Object.keys(base) as (keyof R & string)[]
    const properties = names.map(name => [
      name,
      { enumerable: true, get: () => (this.get()?.repositories ?? base)[name] },
    ])
    return Object.defineProperties(rest, Object.fromEntries(properties)) as R & T
  }
}
