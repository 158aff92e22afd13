import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { type Adapter, type Context, kindOf, type Target } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { ours, unproven } from '../outcome.ts'
import { postWebhook } from './send.ts'

const signingSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'a secret is whsec_ and 24 to 64 bytes in base64')
  .optional()

const config = z.strictObject({
  url: z.url().max(2000).describe('https; private addresses only where the configuration allows them'),
})
const secrets = z.strictObject({
  secret: signingSecret.describe('Signs messages, as whsec_…; made where none is given'),
  previousSecret: signingSecret.describe('Signs as well until the next rotation'),
})

type Config = z.infer<typeof config>
type Secrets = z.infer<typeof secrets>

/** 32 random bytes, as Standard Webhooks writes symmetric secrets. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const adapter: Adapter<Config, Secrets> = {
  kind: 'webhook',
  label: 'Webhook',
  status: 'stable',
  folder: import.meta.dirname,
  config,
  secrets,
  limitMs: 30_000,
  allow: ({ url }, { allowPrivate }) => void checkUrl(url, allowPrivate),
  target: ({ url }) => new URL(url).host,
  signing: {
    generate: () => ({ secret: newSecret() }),
    rotate: ({ secret }, keepPrevious) => ({
      secret: newSecret(),
      ...(keepPrevious && secret !== undefined && { previousSecret: secret }),
    }),
  },
  testSends: true,
  send: ({ id, payload }, target, context) => post(id, payload, target, context),
  test: async (target, context) => {
    const payload = { type: 'test.ping', timestamp: new Date().toISOString(), data: { destination: target.id } }
    const outcome = await post(uuidv7(), JSON.stringify(payload), target, context)
    if (outcome.kind === 'failed') return unproven(outcome, [])
    const { httpStatus } = outcome
    return {
      ok: true,
      delivered: true,
      httpStatus,
      error: null,
      proved: ['The receiver takes messages.'],
      unproved: [],
    }
  },
}

function post(id: string, payload: string, { config, secrets }: Target<Config, Secrets>, context: Context) {
  const signing = [secrets.secret, secrets.previousSecret].filter(secret => secret !== undefined)
  if (signing.length === 0) return Promise.resolve(ours('secret_missing'))
  return postWebhook({ id, payload }, { url: config.url, secrets: signing, ...context })
}

export const webhook = kindOf(adapter)
