import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'

const attachment = z.object({
  sys_id: z.string().min(1),
  file_name: z.string(),
  size_bytes: z.string().optional(),
  hash: z.string().nullish(),
})
type Attachment = z.output<typeof attachment>

/** Attaches the file to the record, unless it is there: ServiceNow itself lets a name pile up. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = clientFor(target, context)
  const { config } = target
  const there = await find(client, config, file)
  if (!there) await assertUnchanged(file)
  const { httpStatus, held } = there ? { httpStatus: 200, held: there } : await attach(client, config, file)
  if (!isSame(held, file)) return endWith('file_not_stored', { httpStatus })
  await context.keep({ attachmentId: held.sys_id })
  if (config.dateField !== undefined) {
    const json = { [config.dateField]: file.facts.date }
    await client.call('PATCH', `/table/${config.table}/${config.recordId}`, { json, means })
  }
  return delivered(httpStatus, { attachmentId: held.sys_id })
}

/** The hash is a SHA-256 by one source, and half as long by another: it counts where it can be one. */
const isSame = ({ size_bytes, hash }: Attachment, { size, sha256 }: Sent): boolean =>
  (size_bytes === undefined || Number(size_bytes) === size) && (hash?.length !== 64 || hash === sha256)

async function find(client: Client, { table, recordId }: Config, file: Sent): Promise<Attachment | undefined> {
  const sysparm_query = `table_name=${table}^table_sys_id=${recordId}^file_name=${file.name}`
  const reply = await client.call('GET', '/attachment', { query: { sysparm_query, sysparm_limit: 100 }, means })
  const { result } = reply.as(z.object({ result: z.array(attachment) }))
  return result.find(each => each.file_name === file.name && isSame(each, file))
}

async function attach(client: Client, { table, recordId }: Config, file: Sent) {
  const query = { table_name: table, table_sys_id: recordId, file_name: file.name }
  const body = { contentType: file.contentType, size: file.size, open: file.open }
  const reply = await client.call('POST', '/attachment/file', { query, body, means })
  return { httpStatus: reply.status, held: reply.as(z.object({ result: attachment })).result }
}
