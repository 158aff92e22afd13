import type { Sent, Store } from '../../store/index.ts'
import { patiently } from '../runtime/patience.ts'

interface Waiting {
  readonly sent: Sent
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** Writes down what arrived: what ends while something is being written is written together after that. */
export class Settler {
  readonly #store: Pick<Store['deliveries'], 'delivered' | 'deliveredAll'>
  readonly #worker: string
  readonly #ending: AbortSignal
  #waiting: Waiting[] = []
  #writing = false

  constructor(store: Pick<Store['deliveries'], 'delivered' | 'deliveredAll'>, worker: string, ending: AbortSignal) {
    this.#store = store
    this.#worker = worker
    this.#ending = ending
  }

  /** Resolves when it is written. */
  readonly settle = (sent: Sent): Promise<void> =>
    new Promise((done, failed) => {
      this.#waiting.push({ sent, done, failed })
      void this.#write()
    })

  async #write(): Promise<void> {
    if (this.#writing) return
    this.#writing = true
    while (this.#waiting.length > 0) {
      const together = this.#waiting
      this.#waiting = []
      try {
        await this.#store.deliveredAll(
          together.map(({ sent }) => sent),
          this.#worker,
        )
        for (const { done } of together) done()
      } catch {
        // One that cannot be written must not have the others sent twice.
        await Promise.all(together.map(one => this.#alone(one)))
      }
    }
    this.#writing = false
  }

  async #alone({ sent, done, failed }: Waiting): Promise<void> {
    // What arrived and is not on record would be sent again.
    const write = () => this.#store.delivered(sent.id, this.#worker, sent.attempt)
    await patiently(write, this.#ending).then(() => done(), failed)
  }
}
