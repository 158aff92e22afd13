import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { baseOf, type Call, clientOf } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { redacted } from '../redact.ts'
import type { Config, Secrets } from './config.ts'

const means = { 401: 'the API token is not taken', 403: 'the API token may not do this' } as const

/** GraphQL says what went wrong in `errors`, with status 200. */
export async function asked<T>(
  { config, secrets: { token } }: Target<Config, Secrets>,
  context: Context,
  call: Pick<Call, 'json' | 'body'>,
  data: z.ZodType<T>,
): Promise<T> {
  const base = baseOf(config.url, 'https://probo.invalid/api/console/v1/graphql')
  const client = clientOf({ base, headers: { authorization: `Bearer ${token}` }, hidden: [token], context })
  const reply = await client.call('POST', '', { ...call, means })
  const { errors } = reply.as(z.object({ errors: z.array(z.object({ message: z.string() })).nullish() }))
  if (errors && errors.length > 0) {
    const detail = redacted(errors.map(({ message }) => message).join('; '), [token])
    return endWith('Probo answered with an error', { httpStatus: reply.status, detail })
  }
  return reply.as(z.object({ data })).data
}
