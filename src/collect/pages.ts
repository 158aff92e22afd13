import type { CommandClass, ListCall } from '../../connectors/kit/index.ts'

/** The input that asks for the page after a token. */
export function withToken<C extends CommandClass, T>(
  call: ListCall<C, T>,
  input: object,
  token: string | undefined,
): object {
  return token === undefined || !call.token ? input : { ...input, [call.token.input]: token }
}

/** Whether a page of a list that always gives a token is too short for another to follow. */
export function isShort(call: Pick<ListCall, 'token'>, input: object, members: readonly unknown[]): boolean {
  const limit = call.token?.limit
  return limit !== undefined && members.length < Number((input as Record<string, unknown>)[limit])
}
