import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { before, holding, type Proof, proof, proofsOf } from './proofs.ts'

const NO_RIGHT = 'the API client may not add proof here, or `ownerId` is missing or may not own it'

/** Adds the package to the control: the first of an account as a proof, later ones as its next versions. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = await clientFor(target, context)
  const { config, receipt } = target
  const proofs = await proofsOf(client, config.controlId)
  const there = holding(proofs, file, receipt)
  if (there) return done(there, 200)
  await assertUnchanged(file)
  const earlier = before(proofs, file)
  if (earlier) await context.keep({ proofId: earlier.id, after: String(earlier.version ?? 0) })
  const { status, made } = await write(client, config, file, earlier)
  if (made.size !== undefined && made.size !== file.size) return endWith('size_differs', { httpStatus: status })
  return done(made, status)
}

async function write(client: Client, { controlId, ownerId }: Config, file: Sent, earlier: Proof | undefined) {
  const path = earlier ? `/v1/proof/${earlier.id}/versions` : `/v1/controls/${controlId}/proof`
  const owner = earlier ? undefined : ownerId
  const body = multipart(
    [
      ['hp-proof-owned-by', owner],
      ['contentType', file.contentType],
    ],
    'proof',
    file,
  )
  const means = { 403: NO_RIGHT, 404: 'there is no such control' }
  const reply = await client.call('POST', path, { body, means })
  return { status: reply.status, made: reply.as(proof) }
}

const done = ({ id, version = 0 }: Proof, httpStatus: number): Outcome =>
  delivered(httpStatus, { proofId: id, version: String(version) })
