import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Proof } from '../kit/vendor.ts'
import { clientFor } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { proofsOf } from './proofs.ts'

/** Reads the control and its proof. */
export async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const client = await clientFor(target, context)
  const { controlId } = target.config
  const means = { 403: 'the API client may not see this control', 404: 'there is no control with this id' }
  const reply = await client.call('GET', `/v1/controls/${controlId}`, { means })
  reply.as(z.object({}))
  await proofsOf(client, controlId)
  const proved = ['The API client is accepted.', 'The control exists, and its proof can be read back.']
  return { httpStatus: reply.status, proved }
}
