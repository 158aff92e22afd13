import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const client = await clientFor(target, context)
  const { evidenceId } = target.config
  const path = evidenceId === undefined ? '' : `/${evidenceId}`
  const reply = await client.call('GET', `/evidence/v1/evidence${path}`, { means })
  reply.as(z.union([z.array(z.object({})), z.object({ evidence_id: z.string() })]))
  const there = evidenceId === undefined ? 'Evidence can be read.' : 'The evidence exists.'
  return { httpStatus: reply.status, proved: ['The API key is accepted.', there] }
}

export const anecdotes = vendorKind({
  ...{ kind: 'anecdotes', label: 'Anecdotes', status: 'experimental', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  target: ({ evidenceId }) => (evidenceId === undefined ? 'evidence of its own' : `evidence ${evidenceId}`),
  largest: 100 * MIB,
  unproved: ['Whether files may be uploaded cannot be known without uploading one.'],
})
