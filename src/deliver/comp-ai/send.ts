import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { putBytes } from '../kit/storage.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'

const attachment = z.object({ id: z.string(), name: z.string(), size: z.number().optional() })
const place = z.object({ uploadUrl: z.string(), s3Key: z.string().min(1) })
const LONGEST_TEXT = 500

/** Uploads the bytes and attaches them to the task. What is attached already is found by its name, which holds the package's id. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = clientFor(target, context)
  const { taskId, userId } = target.config
  const path = `/v1/tasks/${taskId}/attachments`
  const attached = (await client.call('GET', path, { means })).as(z.array(attachment))
  const there = attached.find(({ name, size = file.size }) => name === file.name && size === file.size)
  if (there) return delivered(200, { attachmentId: there.id })
  const s3Key = target.receipt.s3Key ?? (await uploaded(client, file, target, context))
  const description = file.facts.text.slice(0, LONGEST_TEXT)
  const json = { fileName: file.name, fileType: file.contentType, s3Key, description, userId }
  const reply = await client.call('POST', path, { json, means })
  return delivered(reply.status, { attachmentId: reply.as(attachment).id })
}

/** The key of the uploaded bytes, written down before it is used. */
async function uploaded(
  client: Client,
  file: Sent,
  { config }: Target<Config, Secrets>,
  context: Context,
): Promise<string> {
  await assertUnchanged(file)
  const json = { purpose: 'attachment', fileName: file.name, fileType: file.contentType }
  const { uploadUrl, s3Key } = (await client.call('POST', '/v1/uploads/presign', { json, means })).as(place)
  await putBytes({ address: uploadUrl, own: config.url }, file, context)
  await context.keep({ s3Key })
  return s3Key
}
