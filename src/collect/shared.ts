import type { Call, ListCall } from '../../connectors/kit/index.ts'
import { canonicalJson, toJson } from '../evidence/json.ts'
import { endsReading } from './failure.ts'
import { type Answer, CallFailed } from './session.ts'
import { wasNotSent } from './unanswered.ts'

/** Answers that several readers ask for, by {@link sharedKey}. */
export type SharedAnswers = Map<string, Promise<Answer>>

/** Under which a shared answer is kept: services have operations of one name (`ListClusters`). */
export const sharedKey = (call: Pick<Call | ListCall, 'client' | 'operation'>, region: string, input: object): string =>
  `${keyStart(call)}${region} ${canonicalJson(toJson(input))}`

/** How the keys of all answers to one operation begin. */
export const keyStart = ({ client, operation }: Pick<Call | ListCall, 'client' | 'operation'>): string =>
  `${client.name} ${operation} `

/**
 * The answer that is there, or under way, or else that of `send`. What says nothing of AWS is not kept, and is no answer to
 * others: whoever asked first was stopped, or had no time left.
 */
export function sharing(shared: SharedAnswers, key: string, send: () => Promise<Answer>): Promise<Answer> {
  const known = shared.get(key)
  if (known) return known.catch(error => (saysNothing(error) ? send() : Promise.reject(error)))
  const answer = send()
  shared.set(key, answer)
  answer.catch(error => {
    if (saysNothing(error) && shared.get(key) === answer) shared.delete(key)
  })
  return answer
}

function saysNothing(error: unknown): boolean {
  if (!(error instanceof CallFailed)) return endsReading(error)
  return endsReading(error.cause) || wasNotSent(error.cause)
}
