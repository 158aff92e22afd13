import type { ApiKey } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'

/** Revokes a key. Throws `last_admin_key` for the one without which nobody could make keys any more. */
export async function revokeKey({ store }: Viewed, id: string): Promise<ApiKey> {
  const key = await store.keys.get(id)
  if (lasts(key) && !(await anotherLasts(store.keys, id)))
    throw new ServiceError('last_admin_key', 'This is the last admin key that does not expire; make another one first.')
  return store.keys.revoke(id)
}

const lasts = ({ scopes, accounts, expiresAt, revokedAt }: ApiKey): boolean =>
  scopes.includes('admin') && accounts === null && expiresAt === null && revokedAt === null

async function anotherLasts(keys: Viewed['store']['keys'], id: string): Promise<boolean> {
  for await (const key of every(page => keys.list(page))) if (key.id !== id && lasts(key)) return true
  return false
}
