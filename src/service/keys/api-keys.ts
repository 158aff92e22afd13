import type { ApiKey, NewKey, StoredSignIn } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'
import { requireLimits } from './roles.ts'

/** In whose name a key or a link is made. */
export interface Maker {
  readonly actor: string
  readonly key: string
}

/** Makes a key. Throws `bad_request` where its limits do not fit, `not_found` for unknown packages. */
export async function createKey({ store }: Viewed, asked: NewKey, by: Maker): Promise<{ key: ApiKey; secret: string }> {
  requireLimits(asked.scopes, asked)
  for (const id of asked.packages ?? []) await store.packages.get(id)
  return store.keys.create(asked, by.actor, by.key)
}

interface AskedLink extends NewKey {
  readonly person: string
  /** How long the link is good. */
  readonly hours: number
}

/** Makes a link that signs another person in once. Throws as {@link createKey}. */
export async function createLink(
  { store }: Viewed,
  { expiresAt, ...asked }: AskedLink,
  by: Maker,
): Promise<{ link: StoredSignIn; token: string }> {
  requireLimits(asked.scopes, asked)
  for (const id of asked.packages ?? []) await store.packages.get(id)
  return store.signIns.create({ ...asked, keyExpiresAt: expiresAt, createdBy: by.actor, madeBy: by.key })
}

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
