import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { caught } from '../kit/error.ts'
import { type Tested, unproven } from '../outcome.ts'
import { clientFor } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { proofsOf } from './proofs.ts'

const UNPROVED = ['Whether proof may be added cannot be known without adding some.']

/** Reads the control and its proof, and writes nothing. */
export async function testControl(target: Target<Config, Secrets>, context: Context): Promise<Tested> {
  try {
    const client = await clientFor(target, context)
    const { controlId } = target.config
    const means = { 403: 'the API client may not see this control', 404: 'there is no control with this id' }
    const reply = await client.call('GET', `/v1/controls/${controlId}`, { means })
    reply.as(z.object({}))
    await proofsOf(client, controlId)
    const proved = ['The API client is accepted.', 'The control exists, and its proof can be read back.']
    return { ok: true, delivered: false, httpStatus: reply.status, error: null, proved, unproved: UNPROVED }
  } catch (error) {
    return unproven(caught(error), UNPROVED)
  }
}
