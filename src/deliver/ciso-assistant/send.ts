import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { evidenceOf, freeRevision, revision, revisionsOf } from './revisions.ts'

/**
 * A revision of its own for each package: an upload to the evidence itself would replace the newest one's file. That it is
 * there is read back by its SHA-256: the upload answers 200 where it took nothing, too.
 */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = clientFor(target, context)
  await assertUnchanged(file)
  const evidenceId = await evidenceOf(client, target.config, file)
  const revisions = await revisionsOf(client, evidenceId)
  const there = revisions.find(({ attachment_hash }) => attachment_hash === file.sha256)
  if (there) return delivered(200, { evidenceId, revisionId: there.id })
  const id = await freeRevision(client, evidenceId, revisions, file, target.receipt, context)
  const headers = { 'content-disposition': `attachment; filename="${file.name}"` }
  const body = { contentType: file.contentType, size: file.size, open: file.open }
  const { status } = await client.call('POST', `/evidence-revisions/${id}/upload/`, { body, headers, means })
  const held = (await client.call('GET', `/evidence-revisions/${id}/`, { means })).as(revision)
  if (held.attachment_hash !== file.sha256) return endWith('file_not_stored', { httpStatus: status })
  return delivered(status, { evidenceId, revisionId: id })
}
