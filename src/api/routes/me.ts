import { z } from 'zod'
import { keyOf, personOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { plain } from '../schemas/common.ts'
import { key } from '../schemas/keys.ts'

const { id, name, prefix, scopes, accounts, packages, from, until, expiresAt, createdAt } = key.shape

const me = z
  .object({
    id,
    name,
    person: name.describe('Who holds it, as acceptances show it'),
    prefix,
    scopes,
    accounts: accounts.describe('The accounts it is restricted to; null: all'),
    packages,
    from,
    until,
    expiresAt,
    createdAt,
    session: z.boolean().describe('Whether it is the session of a person, and no key'),
  })
  .meta({ id: 'Me', description: 'The key that asks' })

export const own: Routes = app => {
  app.get(
    '/me',
    {
      config: { scope: 'auditor' },
      schema: { tags: ['key'], summary: 'Show the key that asks, and what it may', response: { 200: me } },
    },
    async request => {
      const key = keyOf(request)
      return plain({ ...key, person: personOf(request).name, session: key.personId !== null })
    },
  )
}
