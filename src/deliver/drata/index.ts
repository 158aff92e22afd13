import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const reply = await clientFor(target, context).call('GET', '/evidence', { query: { size: 1 }, means })
  reply.as(z.object({ data: z.array(z.object({})) }))
  const proved = ['The API key is accepted.', 'The workspace exists, and its evidence can be read back.']
  return { httpStatus: reply.status, proved }
}

export const drata = vendorKind({
  ...{ kind: 'drata', label: 'Drata', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  at: (config, id, control) => ({
    ...config,
    controlIds: [Number(id)],
    evidenceName: `${config.evidenceName} ${control}`,
  }),
  target: ({ workspaceId, evidenceName }) => `workspace ${workspaceId}, ${evidenceName}`,
  largest: 25 * MIB,
  unproved: [
    'Whether evidence may be created and updated cannot be known without writing: that is a permission of its own.',
  ],
})
