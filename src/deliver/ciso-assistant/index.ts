import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor, listed, means } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const MB = 1000 ** 2

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const client = clientFor(target, context)
  const { folderId, appliedControlId } = target.config
  const folders = await listed(client, '/folders/', {}, z.object({ id: z.string() }))
  if (!folders.some(({ id }) => id === folderId))
    endWith('there is no domain (folder) with this id', { httpStatus: 200 })
  await listed(
    client,
    '/evidences/',
    { folder: folderId, name: target.config.evidenceName },
    z.object({ id: z.string() }),
  )
  const proved = ['The token is accepted.', 'The domain exists, and its evidence can be read back.']
  if (appliedControlId === undefined) return { httpStatus: 200, proved }
  const { status } = await client.call('GET', `/applied-controls/${appliedControlId}/`, { means })
  return { httpStatus: status, proved: [...proved, 'The applied control exists.'] }
}

export const cisoAssistant = vendorKind({
  ...{ kind: 'ciso-assistant', label: 'CISO Assistant', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  at: (config, appliedControlId) => ({ ...config, appliedControlId }),
  target: ({ url, evidenceName }) => `${new URL(url).host}, ${evidenceName}`,
  largest: 50 * MB,
  unproved: ['Whether evidence may be added and changed cannot be known without writing.'],
})
