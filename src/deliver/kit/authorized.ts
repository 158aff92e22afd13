import type { Context } from '../adapter.ts'
import { type Client, clientOf } from './client.ts'
import { Ended } from './error.ts'
import type { Grant, Tokens } from './token.ts'

interface Options {
  readonly base: string
  readonly tokens: Tokens
  /** Tells one client from another: address, id, secret. */
  readonly key: readonly string[]
  readonly hidden: readonly string[]
  readonly context: Context
  ask(): Promise<Grant>
}

/** A client with a shared token; one that is no longer taken is asked for anew by the next attempt. */
export async function authorized({ base, tokens, key, hidden, context, ask }: Options): Promise<Client> {
  const token = await tokens.get(key, ask)
  const inner = clientOf({ base, headers: { authorization: `Bearer ${token}` }, hidden: [...hidden, token], context })
  return {
    call: async (...call) => {
      try {
        return await inner.call(...call)
      } catch (error) {
        if (error instanceof Ended && error.outcome.httpStatus === 401) tokens.forget(key)
        throw error
      }
    },
  }
}
