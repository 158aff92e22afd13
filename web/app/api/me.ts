import { api, type Schemas } from './client.ts'

type Scope = Schemas['Me']['scopes'][number]
const RANK: Readonly<Record<Scope, number>> = { auditor: 0, read: 1, operate: 2, admin: 3 }

/** Whether the key may do what needs this scope; undefined until it is known. What it may not is not asked for. */
export function useMay(scope: Scope): boolean | undefined {
  const { data } = api.useQuery('get', '/v1/me')
  return data?.scopes.some(one => RANK[one] >= RANK[scope])
}
