import { createHash } from 'node:crypto'
import { z } from 'zod'

export const tokenGrant = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() })

export type Grant = z.output<typeof tokenGrant>

interface Kept {
  readonly until: number
  readonly asked: Promise<Grant>
}

/** A token is asked for again this long before it ends. */
const EARLY_MS = 60_000
const DEFAULT_SECONDS = 600

export interface Tokens {
  /** One token for all who ask with the same key, at the same time too; `ask` fetches it. */
  get(key: readonly string[], ask: () => Promise<Grant>): Promise<string>
  /** The vendor did not take it: the next who asks gets a new one. */
  forget(key: readonly string[]): void
}

/** Some vendors end an older token when a newer one is made, and allow few a minute: deliveries share them. */
export function tokenCache(now: () => number = Date.now): Tokens {
  const kept = new Map<string, Kept>()
  const nameOf = (key: readonly string[]) => createHash('sha256').update(JSON.stringify(key)).digest('hex')
  return {
    get: async (key, ask) => {
      const name = nameOf(key)
      const known = kept.get(name)
      if (known && known.until > now()) return (await known.asked).access_token
      const asked = ask()
      kept.set(name, { until: Number.POSITIVE_INFINITY, asked })
      try {
        const { access_token, expires_in = DEFAULT_SECONDS } = await asked
        kept.set(name, { until: now() + expires_in * 1000 - EARLY_MS, asked })
        return access_token
      } catch (error) {
        kept.delete(name)
        throw error
      }
    },
    forget: key => void kept.delete(nameOf(key)),
  }
}
