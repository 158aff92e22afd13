import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, means, resource } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MIB = 1024 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const reply = await clientFor(target, context).call('GET', `/tests/${target.config.testId}`, { means })
  reply.as(resource(z.object({})))
  return { httpStatus: reply.status, proved: ['The API key is accepted.', 'The test exists and can be read.'] }
}

export const secureframe = vendorKind({
  ...{ kind: 'secureframe', label: 'Secureframe', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  target: ({ testId }) => `test ${testId}`,
  largest: 32 * MIB,
  unproved: [
    'Whether evidence may be added cannot be known without adding some: it depends on the role of the key’s owner.',
  ],
})
