import { type Call, isAmong, type ListCall } from '../../../connectors/kit/index.ts'
import type { Gap } from '../../evidence/item.ts'
import { classify, endsReading, ReadingStopped } from '../failure.ts'
import { noTraffic } from '../handlers.ts'
import { toldError } from '../reading.ts'
import { type Answer, CallFailed, type SendOptions, type Session } from '../session.ts'
import { type SharedAnswers, sharedKey, sharing } from '../shared.ts'
import { Unanswered } from '../unanswered.ts'

export type AnyCall = Call | ListCall

/** Whoever waits for a test has less patience than a run. */
const ATTEMPTS = 3

/** What an answer of AWS says of whether a call is allowed; `unsaid`: it says nothing of that. */
export type Said =
  | { readonly said: 'allowed' }
  | { readonly said: 'denied' | 'unsaid'; readonly gap: Gap; readonly made: boolean }

/** A session that keeps what AWS said of each call, asks nothing twice, and ends what is under way when `signal` says that the time is up. */
export class Watched {
  readonly said = new Map<AnyCall, Said[]>()
  readonly #session: Pick<Session, 'send'>
  readonly #signal: AbortSignal
  readonly #answers: SharedAnswers = new Map()

  constructor(session: Pick<Session, 'send'>, signal: AbortSignal) {
    this.#session = session
    this.#signal = signal
  }

  /** Throws as {@link Session.send}. */
  send(call: AnyCall, input: object, region: string, options: SendOptions = {}): Promise<Answer> {
    return sharing(this.#answers, sharedKey(call, region, input), () => this.#noted(call, input, region, options))
  }

  /** Asks for what is not there: only a refusal in so many words says something. */
  async sendMade(call: AnyCall, input: object, region: string): Promise<void> {
    try {
      await this.#sendInTime(call, input, region, {})
      this.#note(call, { said: 'allowed' })
    } catch (error) {
      if (!(error instanceof CallFailed) || endsReading(error.cause)) throw error
      this.#note(call, ofMade(call, error.cause))
    }
  }

  async #noted(call: AnyCall, input: object, region: string, options: SendOptions): Promise<Answer> {
    try {
      const answer = await this.#sendInTime(call, input, region, options)
      this.#note(call, { said: 'allowed' })
      return answer
    } catch (error) {
      if (error instanceof CallFailed && !endsReading(error.cause)) this.#note(call, ofReal(call, error.cause))
      throw error
    }
  }

  async #sendInTime(call: AnyCall, input: object, region: string, options: SendOptions): Promise<Answer> {
    try {
      return await this.#session.send(call, input, region, { attempts: ATTEMPTS, ...options, signal: this.#signal })
    } catch (error) {
      if (!(error instanceof ReadingStopped && this.#signal.aborted)) throw error
      throw new CallFailed(new Date(), noTraffic(), new Unanswered('TargetTimeout', 'the time for the test was up'))
    }
  }

  #note(call: AnyCall, said: Said): void {
    this.said.set(call, [...(this.said.get(call) ?? []), said])
  }
}

const gapOf = (call: AnyCall, cause: unknown): Gap => ({ action: call.actions.join(' '), ...classify(cause) })

/** That something is not configured is told to those alone who may ask; where the same name refuses, it says nothing. */
function ofReal(call: AnyCall, cause: unknown): Said {
  const gap = gapOf(call, cause)
  const told = toldError(cause)
  const absent = call.absent.includes(told.name) || isAmong(call.absentWhen, told)
  if (absent && gap.reason !== 'denied') return { said: 'allowed' }
  const isRefusal = gap.reason === 'denied' && !absent && !isAmong(call.notOurs, told)
  return { said: isRefusal ? 'denied' : 'unsaid', gap, made: false }
}

/**
 * AWS documents for no service in general whether it looks for the thing or for the permission first: "not found" is no
 * permission, and a refusal that does not name the action may be its way to say "not found" (as of AWS Backup's vaults).
 */
function ofMade(call: AnyCall, cause: unknown): Said {
  const gap = gapOf(call, cause)
  const named = call.actions.some(action => namesAction(gap.message, action))
  return { said: gap.reason === 'denied' && named ? 'denied' : 'unsaid', gap, made: true }
}

/** "… is not authorized to perform: sqs:GetQueueAttributes on resource …" */
export const namesAction = (message: string | undefined, action: string): boolean =>
  new RegExp(`perform:? ${action.replaceAll('*', '\\*')}(?![\\w:])`, 'i').test(message ?? '')
