import { setTimeout as sleep } from 'node:timers/promises'

export interface PaceOptions {
  /** Over which the rate that AWS lets through is measured. */
  readonly windowMs: number
  /** Calls a second after the first throttle, until more is known. AWS documents 20 for EC2's describe operations. */
  readonly firstPerSecond: number
  /** How long an operation may be throttled without a single answer before its calls are given up. */
  readonly patienceMs: number
}

export const PACE: PaceOptions = { windowMs: 1000, firstPerSecond: 20, patienceMs: 300_000 }

const SLOWEST_PER_SECOND = 0.5
const SLOW_PER_SECOND = 5
/** A little more than AWS lets through: the bucket stays empty, and a bucket that gets larger is noticed. */
const ABOVE = 1.05
const FASTER = 1.25

interface Waiting {
  readonly go: () => void
}

/**
 * The pace of one operation in one region of an account. AWS throttles by such buckets; the SDK's own retries run out
 * of tokens long before an account of some size is read. Until the first throttle nothing waits. From then on calls are
 * sent at the rate at which answers came while the bucket was empty; without throttles the rate grows, and ends when
 * nobody waits any more. What was throttled goes first.
 */
export class Pace {
  readonly #options: PaceOptions
  readonly #first: Waiting[] = []
  readonly #waiting: Waiting[] = []
  #perSecond: number | null = null
  #credit = 0
  #creditAt = 0
  #resting = 0
  #window = { since: 0, answers: 0, throttles: 0 }
  #changedAt = 0
  #answeredAt = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: PaceOptions) {
    this.#options = options
  }

  /** Calls a second, null while there is no pace to keep. */
  get perSecond(): number | null {
    return this.#perSecond
  }

  /** Calls wait for it, and go one after the other. */
  get isSlow(): boolean {
    const waiting = this.#first.length + this.#waiting.length + this.#resting
    return this.#perSecond !== null && this.#perSecond < SLOW_PER_SECOND && waiting > 0
  }

  /**
   * Resolves when a call may be sent that was throttled so many times: true where it had to keep a pace. Rejects when the
   * signal says so.
   */
  async turn(throttles: number, signal: AbortSignal): Promise<boolean> {
    if (throttles > 1) await this.#rest(throttles, signal)
    if (this.#perSecond === null) return false
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const queue = throttles > 0 ? this.#first : this.#waiting
    const entry: Waiting = { go: resolve }
    const leave = () => {
      const at = queue.indexOf(entry)
      if (at >= 0) queue.splice(at, 1)
      reject(signal.reason)
    }
    signal.throwIfAborted()
    signal.addEventListener('abort', leave, { once: true })
    queue.push(entry)
    this.#release()
    try {
      await promise
      return true
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  /** Longer each time: a call that is alone with a bucket that others empty would be sent at the whole pace. */
  async #rest(throttles: number, signal: AbortSignal): Promise<void> {
    const { windowMs } = this.#options
    this.#resting++
    await sleep(Math.min(windowMs / SLOWEST_PER_SECOND, (windowMs / 40) * 2 ** throttles), undefined, { signal })
      .catch(() => signal.throwIfAborted())
      .finally(() => this.#resting--)
  }

  /** Something came that was no throttle. */
  answered(): void {
    this.#answeredAt = Date.now()
    if (this.#perSecond === null) return
    this.#window.answers++
    this.#adjust()
  }

  /** A call sent at that moment was throttled. False when it is to be given up. */
  throttled(sentAt: number, firstSentAt: number): boolean {
    const now = Date.now()
    if (this.#perSecond === null) this.#begin(now)
    else if (sentAt >= this.#changedAt) {
      this.#window.throttles++
      this.#adjust()
    }
    return now - Math.max(firstSentAt, this.#answeredAt) < this.#options.patienceMs
  }

  #begin(now: number): void {
    this.#perSecond = this.#options.firstPerSecond
    this.#credit = 0
    this.#creditAt = now
    this.#turnWindow(now)
  }

  #turnWindow(now: number): void {
    this.#window = { since: now, answers: 0, throttles: 0 }
    this.#changedAt = now
  }

  #adjust(): void {
    const now = Date.now()
    const { since, answers, throttles } = this.#window
    if (this.#perSecond === null || now - since < this.#options.windowMs) return
    const letThrough = (answers * 1000) / (now - since)
    if (throttles > 0)
      this.#perSecond = Math.max(
        SLOWEST_PER_SECOND,
        Math.min(this.#perSecond, Math.max(letThrough * ABOVE, this.#perSecond / 4)),
      )
    else if (this.#first.length + this.#waiting.length > 0) this.#perSecond *= FASTER
    else {
      this.#end()
      return
    }
    this.#turnWindow(now)
    this.#release()
  }

  /** Nobody waits, and AWS throttled nothing for a whole window. */
  #end(): void {
    this.#perSecond = null
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Lets go as many as there is credit for; a timer sees to the next. */
  #release(): void {
    const rate = this.#perSecond
    if (rate === null) return
    const now = Date.now()
    this.#credit = Math.min(Math.max(1, rate / 20), this.#credit + ((now - this.#creditAt) * rate) / 1000)
    this.#creditAt = now
    while (this.#credit >= 1) {
      const next = this.#first.shift() ?? this.#waiting.shift()
      if (!next) return
      this.#credit--
      next.go()
    }
    if (this.#first.length + this.#waiting.length === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#release(), Math.max(1, ((1 - this.#credit) * 1000) / rate))
  }
}
