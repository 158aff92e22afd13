import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { endOurs, endWith } from '../kit/error.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { issueOf } from './issue.ts'

const attachment = z.object({ id: z.string(), filename: z.string(), size: z.number() })
const attached = z.object({ fields: z.object({ attachment: z.array(attachment).default([]) }) })
export const limits = z.object({ enabled: z.boolean().default(true), uploadLimit: z.number().optional() })

/** One issue a package, and the file attached to it: Jira itself lets a name be attached any number of times. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = clientFor(target, context)
  const { enabled, uploadLimit = file.size } = (await client.call('GET', '/attachment/meta', { means })).as(limits)
  if (!enabled) return endWith('attachments are switched off in Jira')
  if (file.size > uploadLimit) return endOurs('package_too_large')
  await assertUnchanged(file)
  const key = await issueOf(client, target.config, file, target.receipt, context)
  const there = await find(client, key, file)
  if (there) return delivered(200, { issueKey: key, attachmentId: there })
  const body = multipart([], 'file', file)
  const headers = { 'x-atlassian-token': 'no-check' }
  const reply = await client.call('POST', `/issue/${key}/attachments`, { body, headers, means })
  const [made] = reply.as(z.array(attachment))
  if (!made || made.size !== file.size) return endWith('attachment_not_stored', { httpStatus: reply.status })
  return delivered(reply.status, { issueKey: key, attachmentId: made.id })
}

async function find(client: Client, key: string, { name, size }: Sent): Promise<string | undefined> {
  const reply = await client.call('GET', `/issue/${key}`, { query: { fields: 'attachment' }, means })
  return reply.as(attached).fields.attachment.find(each => each.filename === name && each.size === size)?.id
}
