import { randomBytes } from 'node:crypto'
import { startReceiver } from '../receiver.ts'
import { conformance } from '../suite.ts'

conformance({
  kind: 'webhook',
  writes: 'POST',
  testSends: true,
  receipt: null,
  expected: async ({ payload }) => Buffer.from(payload),
  stage: async () => {
    const { url, received } = await startReceiver()
    return {
      endpoint: url,
      config: front => ({ url: `${front}/hook` }),
      secrets: { secret: `whsec_${randomBytes(32).toString('base64')}` },
      // The id is how a receiver tells repeats.
      held: async () => [
        ...new Map(received.map(({ headers, body }) => [headers['webhook-id'], Buffer.from(body)])).values(),
      ],
      written: async () => received.length,
    }
  },
})
