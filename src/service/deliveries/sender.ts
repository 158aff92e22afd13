import type { Delivery, SendTo } from '../../store/index.ts'
import { errorText } from '../runtime/error-text.ts'
import { LEASE_MS } from '../runtime/lease.ts'
import { patiently } from '../runtime/patience.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { deliverClaimed } from './deliver.ts'
import { Settler } from './settler.ts'

/** So many are sent at once, those left out that have waited for their receiver for longer than {@link SLOW_MS}. */
const AT_ONCE = 64
/** With those: each holds a connection and what it sends. */
const MOST_AT_ONCE = 512
const SLOW_MS = 1000

/**
 * Sends what is due, as a whole process: takes many at once, writes down many at once, and looks for more as soon as
 * there is room. The queue only says when to look. Receivers that hang keep no place from the others.
 */
export class Sender {
  readonly #runtime: Runtime
  readonly #settler: Settler
  readonly #ending = new AbortController()
  readonly #underWay = new Set<Promise<void>>()
  #places = AT_ONCE
  #looking: Promise<void> | undefined
  #lookAgain = false
  #stopped = false

  constructor(runtime: Runtime) {
    this.#runtime = runtime
    this.#settler = new Settler(runtime.store.deliveries, runtime.worker, this.#ending.signal)
  }

  get isIdle(): boolean {
    return this.#underWay.size === 0 && this.#looking === undefined
  }

  /** Resolves when what is due by now has been looked for. */
  wake(): Promise<void> {
    this.#lookAgain = true
    this.#looking ??= this.#look()
    return this.#looking
  }

  /** Takes nothing any more. Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#looking?.catch(() => {})
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /** Cuts off what is under way: it is noted as interrupted, for others to send at once. */
  cut(): void {
    this.#ending.abort()
  }

  async #look(): Promise<void> {
    // What is told in one go is looked for once.
    await Promise.resolve()
    try {
      while (this.#lookAgain && this.#room > 0) {
        this.#lookAgain = false
        await this.#takeAll(this.#room)
      }
    } finally {
      this.#looking = undefined
    }
  }

  async #takeAll(room: number): Promise<void> {
    const { store, worker, queue } = this.#runtime
    const claimed = await store.deliveries.claimDue(room, worker, LEASE_MS)
    await this.#sendAll(claimed)
    const [last] = claimed
    // There may be more than there is room for here.
    if (last && claimed.length === room) await queue.deliver(last.id, 0)
  }

  get #room(): number {
    return this.#stopped ? 0 : Math.min(this.#places, MOST_AT_ONCE - this.#underWay.size)
  }

  async #sendAll(claimed: readonly Delivery[]): Promise<void> {
    if (claimed.length === 0) return
    const destinations = [...new Set(claimed.map(({ destination }) => destination))]
    // What was taken would wait until its lease ends.
    const { toSend } = this.#runtime.store.destinations
    const to = await patiently(() => toSend(destinations), this.#ending.signal)
    for (const delivery of claimed) this.#begin(delivery, to.get(delivery.destination))
  }

  #begin(delivery: Delivery, to: SendTo | undefined): void {
    const { log } = this.#runtime
    const place = this.#takePlace()
    const sending = { delivery, to, ending: this.#ending.signal, settle: this.#settler.settle }
    const sent = deliverClaimed(this.#runtime, sending)
      .catch(error => log.error({ delivery: delivery.id, error: errorText(error) }, 'a delivery could not be noted'))
      .finally(() => {
        this.#underWay.delete(sent)
        place.leave()
        this.#lookOn()
      })
    this.#underWay.add(sent)
  }

  /** One that hangs gives its place back before it ends. */
  #takePlace(): { leave(): void } {
    this.#places--
    let left = false
    const leave = () => {
      clearTimeout(slow)
      if (!left) this.#places++
      left = true
    }
    const slow = setTimeout(() => {
      leave()
      this.#lookOn()
    }, SLOW_MS)
    return { leave }
  }

  /** A sweep tells again of what this does not find. */
  #lookOn(): void {
    if (this.#stopped) return
    this.wake().catch(error => this.#runtime.log.error({ error: errorText(error) }, 'deliveries could not be taken'))
  }
}
