import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const reply = await clientFor(target, context).call('GET', `/v1/tasks/${target.config.taskId}`, { means })
  reply.as(z.object({ id: z.string() }))
  return { httpStatus: reply.status, proved: ['The API key is accepted.', 'The task exists and can be read.'] }
}

export const compAi = vendorKind({
  ...{ kind: 'comp-ai', label: 'Comp AI', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  target: ({ taskId }) => `task ${taskId}`,
  largest: 100 * MIB,
  unproved: [
    'Whether files may be attached, and the person of `userId` exists, cannot be known without attaching one.',
  ],
})
