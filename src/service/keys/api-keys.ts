import type { ApiKey, Page } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** Revokes a key. Throws `last_admin_key` for the one without which nobody could make keys any more. */
export async function revokeKey({ store }: Runtime, id: string): Promise<ApiKey> {
  const key = await store.keys.get(id)
  if (lasts(key) && !(await anotherLasts(store.keys, id)))
    throw new ServiceError('last_admin_key', 'This is the last admin key that does not expire; make another one first.')
  return store.keys.revoke(id)
}

const lasts = ({ scopes, accounts, expiresAt, revokedAt }: ApiKey): boolean =>
  scopes.includes('admin') && accounts === null && expiresAt === null && revokedAt === null

async function anotherLasts(keys: Runtime['store']['keys'], id: string): Promise<boolean> {
  let cursor: string | null = null
  do {
    const page: Page<ApiKey> = await keys.list({ limit: 500, cursor })
    if (page.items.some(key => key.id !== id && lasts(key))) return true
    cursor = page.next
  } while (cursor !== null)
  return false
}
