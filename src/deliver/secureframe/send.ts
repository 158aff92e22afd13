import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import type { Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import { failed, type Outcome } from '../outcome.ts'
import { clientFor, means, resource } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { type Uploaded, uploadFile } from './upload.ts'

const evidence = resource(z.object({ activity_completion: z.string().nullish() }))
const list = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      attributes: z.object({ created_at: z.string().nullish(), activity_completion: z.string().nullish() }),
    }),
  ),
})
/** Ways of saying that an upload was redeemed before. */
const REDEEMED = /already|redeemed|consumed|been used/i
const BY_DAY =
  'An earlier answer was lost; the evidence was found again by its day and the minutes in which it was made.'
const MINUTES_MS = 10 * 60_000

/** Uploads, and redeems the upload as evidence: once, whatever became of earlier answers. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const { receipt } = target
  const client = clientFor(target, context)
  if (receipt.evidenceId !== undefined) {
    const { status } = await client.call('GET', `/evidences/${receipt.evidenceId}`, { means, also: [404] })
    if (status !== 404) return delivered(status, {})
    return failed('the evidence was deleted in Secureframe', { httpStatus: status })
  }
  const { uploadId, until = '', redeemedAt } = receipt
  if (uploadId !== undefined && until > new Date().toISOString())
    return redeem(client, file, target, { id: uploadId, until })
  const lost = redeemedAt === undefined ? undefined : await madeSince(client, redeemedAt, file)
  if (lost !== undefined) return delivered(200, { evidenceId: lost }, BY_DAY)
  const uploaded = await uploadFile(client, file, target, context)
  await context.keep({ uploadId: uploaded.id, until: uploaded.until, redeemedAt: new Date().toISOString() })
  return redeem(client, file, target, uploaded)
}

async function redeem(
  client: Client,
  { facts }: Sent,
  { config, receipt }: Target<Config, Secrets>,
  { id }: Uploaded,
): Promise<Outcome> {
  const query = { upload_id: id, activity_completion: facts.date }
  const path = `/tests/${config.testId}/evidences`
  const reply = await client.call('POST', path, { query, means, also: [400, 409, 422] })
  const isRepeat = receipt.uploadId === id
  if (reply.status >= 400) {
    if (isRepeat && REDEEMED.test(reply.text)) return delivered(reply.status, { redeemed: id })
    return failed(`HTTP ${reply.status}`, { httpStatus: reply.status, detail: reply.text.slice(0, 1024) })
  }
  const { data } = reply.as(evidence)
  if (data.attributes.activity_completion?.slice(0, 10) !== facts.date)
    return delivered(
      reply.status,
      { evidenceId: data.id },
      'Secureframe did not say that it took the day of the activity.',
    )
  return delivered(reply.status, { evidenceId: data.id })
}

/** Evidence has neither name nor digest to be read back: only its day, and when it was made. */
async function madeSince(client: Client, since: string, { facts }: Sent): Promise<string | undefined> {
  const query = { sort: '-created_at', per_page: 100 }
  const { data } = (await client.call('GET', '/evidences', { query, means })).as(list)
  const [from, to] = [Date.parse(since) - 1000, Date.parse(since) + MINUTES_MS]
  return data.find(({ attributes: { created_at, activity_completion } }) => {
    const made = Date.parse(created_at ?? '')
    return made >= from && made <= to && activity_completion === facts.date
  })?.id
}
