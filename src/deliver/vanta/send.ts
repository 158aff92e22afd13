import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { type Upload, upload, uploadOf } from './uploads.ts'

const means = {
  403: 'the application may not upload to this document',
  404: 'there is no document with this id',
  415: 'Vanta did not take the type of the file',
}

/** Uploads the package and submits it: without that it stays a draft. An upload that is there is only submitted. */
export async function push(
  file: Sent,
  { config, secrets, receipt, id }: Target<Config, Secrets>,
  context: Context,
): Promise<Outcome> {
  const client = await clientFor({ config, secrets, receipt, id }, context)
  const { documentId } = config
  const there = await uploadOf(client, documentId, file)
  if (there && receipt.submitted === there.id) return delivered(200, { uploadId: there.id })
  const held = there ?? (await uploadFile(client, documentId, file))
  await context.keep({ uploadId: held.id })
  if (held.effectiveDate?.slice(0, 10) !== file.facts.date) return endWith('date_not_taken', { httpStatus: 200 })
  const { status } = await client.call('POST', `/v1/documents/${documentId}/submit`, { means })
  return delivered(status, { uploadId: held.id, submitted: held.id })
}

async function uploadFile(client: Client, documentId: string, file: Sent): Promise<Upload> {
  await assertUnchanged(file)
  const { date, text } = file.facts
  const body = multipart(
    [
      ['effectiveAtDate', date],
      ['description', text],
    ],
    'file',
    file,
  )
  return (await client.call('POST', `/v1/documents/${documentId}/uploads`, { body, means })).as(upload)
}
