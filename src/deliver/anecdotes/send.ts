import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'

const evidence = z.object({
  evidence_id: z.string(),
  evidence_name: z.string().optional(),
  evidence_last_modified_time: z.string().optional(),
})
const CHANGED = 'An earlier answer was lost; the evidence has changed since, and the file was not sent again.'
const PATH = '/evidence/v1/evidence'

/** Uploads a file as evidence of its own, or as the next version of one. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  if (target.receipt.uploaded !== undefined) return delivered(200, {})
  const client = await clientFor(target, context)
  const { evidenceId } = target.config
  if (evidenceId !== undefined) return version(client, evidenceId, file, target, context)
  const all = (await client.call('GET', PATH, { means })).as(z.array(evidence))
  const there = all.find(({ evidence_name }) => evidence_name === file.name)
  if (there) return delivered(200, { evidenceId: there.evidence_id, uploaded: file.name })
  return upload(client, file, undefined)
}

/** Versions are not named: that one was added shows in when the evidence was changed. */
async function version(
  client: Client,
  evidenceId: string,
  file: Sent,
  { receipt }: Target<Config, Secrets>,
  context: Context,
): Promise<Outcome> {
  const { evidence_last_modified_time: changed = '' } = (
    await client.call('GET', `${PATH}/${evidenceId}`, { means })
  ).as(evidence)
  if (receipt.before !== undefined && changed !== receipt.before)
    return delivered(200, { uploaded: file.name }, CHANGED)
  await context.keep({ before: changed })
  return upload(client, file, evidenceId)
}

async function upload(client: Client, file: Sent, evidenceId: string | undefined): Promise<Outcome> {
  await assertUnchanged(file)
  const body = multipart([['evidence_id', evidenceId]], 'evidence_file', file)
  const { status } = await client.call('POST', PATH, { body, means })
  return delivered(status, { uploaded: file.name })
}
