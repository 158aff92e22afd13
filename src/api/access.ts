import type { FastifyRequest } from 'fastify'
import type { Person } from '../service/results/acceptances.ts'
import type { ApiKey } from '../store/index.ts'
import { ApiError } from './error.ts'

type Asking = Pick<FastifyRequest, 'key'>

export function keyOf({ key }: Asking): ApiKey {
  if (!key) throw new ApiError('unauthorized', 'Send an API key: Authorization: Bearer exk_…')
  return key
}

/** As the audit log and evidence name who asked. */
export const actorOf = (request: Asking): string => `key ${keyOf(request).prefix}`

export const personOf = (request: Asking): Person => {
  const { prefix, name, person } = keyOf(request)
  return { key: prefix, name: person ?? name }
}

/** The accounts that the key may see; undefined: all. Every read narrows by it. */
export const accountsOf = (request: Asking): readonly string[] | undefined => keyOf(request).accounts ?? undefined

export const maySee = (request: Asking, account: string | null): boolean => {
  const accounts = accountsOf(request)
  return accounts === undefined || (account !== null && accounts.includes(account))
}

/** What a key may not see is not there for it. */
export function requireSeen(request: Asking, account: string | null, what: string, id: string): void {
  if (!maySee(request, account)) throw new ApiError('not_found', `There is no ${what} ${id}.`)
}

/** Throws `restricted_key` where a request names an account that the key has no part in. */
export function requireAccounts(request: Asking, accounts: readonly string[]): void {
  const other = accounts.find(account => !maySee(request, account))
  if (other !== undefined)
    throw new ApiError('restricted_key', `This key is restricted to other accounts than ${other}.`)
}
