import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import { type Proof, vendorKind } from '../kit/vendor.ts'
import { clientFor } from './client.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { push } from './send.ts'

const document = z.object({ deactivatedStatus: z.object({ isDeactivated: z.boolean().optional() }).nullish() })

async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const client = await clientFor(target, context)
  const means = { 403: 'the application may not read documents', 404: 'there is no document with this id' }
  const reply = await client.call('GET', `/v1/documents/${target.config.documentId}`, { means })
  if (reply.as(document).deactivatedStatus?.isDeactivated)
    endWith('the document is deactivated in Vanta', { httpStatus: reply.status })
  const proved = ['The application is accepted, with the scope to upload.', 'The document exists and is in use.']
  return { httpStatus: reply.status, proved }
}

export const vanta = vendorKind({
  ...{ kind: 'vanta', label: 'Vanta', status: 'stable', folder: import.meta.dirname },
  ...{ config, secrets, push, ask },
  at: (config, documentId) => ({ ...config, documentId }),
  target: ({ documentId }) => `document ${documentId}`,
  // The vendor names no limit; what is larger takes longer than an attempt may.
  largest: 2 * 1024 ** 3,
  unproved: ['Whether files may be uploaded and submitted cannot be known without uploading one.'],
})
