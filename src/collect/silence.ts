import { classify } from './failure.ts'
import { Unanswered } from './unanswered.ts'

/** So many calls in a row without an answer, and the next ones are not sent. */
const OF_ONE = 3
const OF_ALL = 24
/** Then one is sent again, to see. */
const AGAIN_MS = 60_000
/** An account that says nothing for so long keeps no place from others (`src/jobs/collecting.ts`). */
const QUIET_MS = 5_000

interface Silent {
  calls: number
  since: number
}

/**
 * Which endpoints do not answer. A service that hangs holds each call up for as long as a call may take; without this
 * an account of some size would hold the run up for days.
 */
export class Silence {
  readonly #endpoints = new Map<string, Silent>()
  readonly #all: Silent = { calls: 0, since: 0 }
  #underWay = 0
  /** When anything was answered last, or the first of the calls that are under way was sent. */
  #heardAt = 0

  /** Whether calls are under way, and none of them was answered for some seconds. */
  get isLasting(): boolean {
    return this.#underWay > 0 && Date.now() - this.#heardAt > QUIET_MS
  }

  begun(): void {
    if (this.#underWay++ === 0) this.#heardAt = Date.now()
  }

  ended(): void {
    this.#underWay--
  }

  /** Throws `NotAsked` where nothing has answered for a while. */
  check(endpoint: string): void {
    const silent = this.#endpoints.get(endpoint)
    if (silent && refuses(silent, OF_ONE))
      throw new Unanswered('NotAsked', `not asked: ${silent.calls} calls in a row got no answer there`)
    if (refuses(this.#all, OF_ALL))
      throw new Unanswered('NotAsked', `not asked: ${this.#all.calls} calls in a row got no answer`)
  }

  answered(endpoint: string): void {
    this.#endpoints.delete(endpoint)
    this.#all.calls = 0
    this.#heardAt = Date.now()
  }

  /** Any error that AWS sent is an answer. */
  failed(endpoint: string, error: unknown): void {
    const { reason } = classify(error)
    if (reason !== 'timeout' && reason !== 'unreachable') {
      this.answered(endpoint)
      return
    }
    // A call that took its whole time tells of silence; one that was refused at once costs nothing to repeat.
    if (reason !== 'timeout' && !(error instanceof Unanswered)) return
    if (error instanceof Unanswered && error.name === 'NotAsked') return
    const silent = this.#endpoints.get(endpoint) ?? { calls: 0, since: 0 }
    this.#endpoints.set(endpoint, silent)
    for (const tally of [silent, this.#all]) {
      tally.calls++
      tally.since = Date.now()
    }
  }
}

function refuses(silent: Silent, limit: number): boolean {
  if (silent.calls < limit) return false
  if (Date.now() - silent.since < AGAIN_MS) return true
  silent.since = Date.now()
  return false
}
