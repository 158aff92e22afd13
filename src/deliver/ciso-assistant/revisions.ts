import { z } from 'zod'
import type { Context } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import type { Sent } from '../kit/sent.ts'
import type { Receipt } from '../outcome.ts'
import { listed, means } from './client.ts'
import type { Config } from './config.ts'

export const revision = z.object({
  id: z.string(),
  version: z.number(),
  attachment: z.string().nullish(),
  attachment_hash: z.string().nullish(),
  link: z.string().nullish(),
  observation: z.string().nullish(),
})
export type Revision = z.output<typeof revision>
const evidence = z.object({ id: z.string(), name: z.string() })

/** The evidence of the account, made where it is not there: names are unique in a folder, whatever their case. */
export async function evidenceOf(client: Client, config: Config, { facts, part }: Sent): Promise<string> {
  const { folderId: folder, evidenceName, appliedControlId } = config
  const name = [evidenceName, facts.account && `(${facts.account})`, part].filter(Boolean).join(' ')
  const known = await listed(client, '/evidences/', { name, folder }, evidence)
  const there = known.find(each => each.name.toLowerCase() === name.toLowerCase())
  if (there) return there.id
  const controls = appliedControlId === undefined ? {} : { applied_controls: [appliedControlId] }
  const description = 'Settings of AWS, collected, tested and signed by Exhibit. Each revision is one package.'
  const json = { name, folder, description, ...controls }
  return (await client.call('POST', '/evidences/', { json, means })).as(evidence).id
}

export const revisionsOf = (client: Client, evidenceId: string): Promise<Revision[]> =>
  listed(client, '/evidence-revisions/', { evidence: evidenceId }, revision)

const isEmpty = ({ attachment, link }: Revision): boolean => !attachment && !link

/**
 * A revision that holds nothing yet: the one an earlier attempt made, the first of new evidence, or a new one. Its id is
 * written down before anything is put there.
 */
export async function freeRevision(
  client: Client,
  evidenceId: string,
  revisions: readonly Revision[],
  { facts, sha256 }: Sent,
  receipt: Receipt,
  context: Context,
): Promise<string> {
  const free = revisions.filter(isEmpty)
  const own = free.find(({ id, observation }) => id === receipt.revisionId || observation?.includes(sha256))
  const first = revisions.length === 1 ? free[0] : undefined
  const json = { evidence: evidenceId, observation: facts.text }
  const id = (own ?? first)?.id ?? (await client.call('POST', '/evidence-revisions/', { json, means })).as(revision).id
  await context.keep({ evidenceId, revisionId: id })
  return id
}
