import { ReadingStopped } from '../../collect/failure.ts'
import type { Target } from '../../store/index.ts'
import { LEASE_MS } from '../runtime/lease.ts'
import type { Runtime } from '../runtime/runtime.ts'

/**
 * A target as long as this worker holds it. Its signal goes off when the lease is lost, or could not be renewed for so
 * long that another may have taken it: whoever still reads for it stops.
 */
export class Lease {
  readonly target: Target
  readonly #ended = new AbortController()
  readonly #renewing: NodeJS.Timeout
  #renewedAt = Date.now()

  constructor(runtime: Runtime, target: Target) {
    this.target = target
    this.#renewing = setInterval(() => void this.#renew(runtime), LEASE_MS / 4)
  }

  get signal(): AbortSignal {
    return this.#ended.signal
  }

  async #renew({ store, worker }: Runtime): Promise<void> {
    const at = Date.now()
    try {
      if (!(await store.targets.heartbeat(this.target, worker, LEASE_MS))) return this.end()
      this.#renewedAt = at
    } catch {
      if (Date.now() - this.#renewedAt > LEASE_MS) this.end()
    }
  }

  /** Nothing is read for the target any more. */
  end(): void {
    clearInterval(this.#renewing)
    this.#ended.abort(new ReadingStopped())
  }
}
