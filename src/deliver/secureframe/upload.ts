import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { assertUnchanged, digestOf, type Sent } from '../kit/sent.ts'
import { putBytes } from '../kit/storage.ts'
import { means, resource } from './client.ts'
import type { Config, Secrets } from './config.ts'

const place = resource(
  z.object({
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    id_expires_at: z.string().nullish(),
  }),
)
const HOUR_MS = 3600_000

export interface Uploaded {
  readonly id: string
  readonly until: string
}

/** Puts the bytes; the id can be redeemed once, within an hour. */
export async function uploadFile(
  client: Client,
  file: Sent,
  { config }: Target<Config, Secrets>,
  context: Context,
): Promise<Uploaded> {
  await assertUnchanged(file)
  const md5 = await digestOf(file.open(), 'md5')
  const query = {
    ...{ filename: file.name, byte_size: file.size, content_type: file.contentType },
    checksum: Buffer.from(md5, 'hex').toString('base64'),
  }
  const { data } = (await client.call('POST', '/file_uploads', { query, means })).as(place)
  const { url, headers, id_expires_at: until } = data.attributes
  if (data.id === '') return endWith('answer_not_understood')
  await putBytes({ address: url, headers: headers ?? {}, own: config.url }, file, context)
  return { id: data.id, until: until ?? new Date(Date.now() + HOUR_MS).toISOString() }
}
