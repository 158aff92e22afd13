import { collectTarget } from '../service/runs/collect-target.ts'
import { errorText } from '../service/runtime/error-text.ts'
import type { TargetKey } from '../service/runtime/queue.ts'
import type { Runtime } from '../service/runtime/runtime.ts'

/** How many targets of accounts that hang, or are throttled, a process keeps besides those that have a place. */
const MOST_WAITING = 128
const LOOK_MS = 500

/**
 * Collects targets so that accounts that hang keep no place from the others: what only waits for AWS gives its place back
 * and goes on beside, and later targets of that account begin there. The queue's job ends with the place; the lease in the
 * database is what holds the target.
 */
export class Collecting {
  readonly #runtime: Runtime
  readonly #underWay = new Set<Promise<void>>()
  #waiting = 0

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  get isIdle(): boolean {
    return this.#underWay.size === 0
  }

  /** Resolves when the target has ended, or when it needs no place any more. */
  async collect(key: TargetKey): Promise<void> {
    // A sweep tells of it again.
    if (this.#waits(key) && this.#waiting >= MOST_WAITING) return
    const collecting = collectTarget(this.#runtime, key).finally(() => this.#underWay.delete(collecting))
    this.#underWay.add(collecting)
    const place = this.#place(key)
    await Promise.race([collecting, place.left]).finally(place.end)
    if (place.isLeft) this.#goOnBeside(key, collecting)
  }

  /** Resolves when all have ended, those too that have no place. */
  async ended(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay)
  }

  #goOnBeside(key: TargetKey, collecting: Promise<void>): void {
    const { log } = this.#runtime
    log.debug(key, 'the target waits for AWS, and gives its place to another')
    collecting
      .catch(error => log.error({ ...key, error: errorText(error) }, 'a target failed'))
      .finally(() => {
        this.#waiting--
      })
  }

  #place(key: TargetKey): { readonly left: Promise<void>; readonly isLeft: boolean; end(): void } {
    const { promise: left, resolve } = Promise.withResolvers<void>()
    let isLeft = false
    const look = setInterval(() => {
      if (isLeft || this.#waiting >= MOST_WAITING || !this.#waits(key)) return
      isLeft = true
      this.#waiting++
      resolve()
    }, LOOK_MS)
    return {
      left,
      get isLeft() {
        return isLeft
      },
      end: () => clearInterval(look),
    }
  }

  #waits({ run, account }: TargetKey): boolean {
    return this.#runtime.access.waits(run, account)
  }
}
