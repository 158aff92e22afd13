import { z } from 'zod'
import type { Context } from '../adapter.ts'
import type { Client } from '../kit/client.ts'
import { Ended, endWith } from '../kit/error.ts'
import type { Sent } from '../kit/sent.ts'
import type { Receipt } from '../outcome.ts'
import { means } from './client.ts'
import type { Config } from './config.ts'

const issue = z.object({ key: z.string().min(1) })
/** New issues are found by search after some seconds. */
const INDEX_MS = 60_000
const REFUSED = new Set([400, 401, 403, 404, 413, 422])

/** The package's issue: as it was kept, as search finds it, or a new one. */
export async function issueOf(
  client: Client,
  config: Config,
  file: Sent,
  receipt: Receipt,
  context: Context,
): Promise<string> {
  if (receipt.issueKey !== undefined) return receipt.issueKey
  const found = await search(client, config, file)
  const key = found ?? (await create(client, config, file, receipt, context))
  await context.keep({ issueKey: key })
  return key
}

const labelOf = ({ facts }: Sent): string => `exhibit-${facts.package}`

async function search(client: Client, { projectKey }: Config, file: Sent): Promise<string | undefined> {
  const jql = `project = "${projectKey}" AND labels = "${labelOf(file)}" ORDER BY created ASC`
  const reply = await client.call('GET', '/search/jql', { query: { jql, fields: 'summary', maxResults: 10 }, means })
  return reply.as(z.object({ issues: z.array(issue) })).issues[0]?.key
}

/** After an answer that was lost, nothing is created until search would surely find what was. */
async function create(client: Client, config: Config, file: Sent, receipt: Receipt, context: Context): Promise<string> {
  const waits = Date.parse(receipt.creatingAt ?? '') + INDEX_MS - Date.now()
  if (waits > 0) return endWith('an issue may have been created: it is looked for again', { retryAfterMs: waits })
  await context.keep({ creatingAt: new Date().toISOString() })
  try {
    return (await client.call('POST', '/issue', { json: issueFor(config, file), means })).as(issue).key
  } catch (error) {
    const isRefused = error instanceof Ended && REFUSED.has(error.outcome.httpStatus ?? 0)
    if (isRefused) await context.keep({ creatingAt: '' })
    throw error
  }
}

function issueFor({ projectKey, issueType }: Config, file: Sent) {
  const { date, account, label, text, package: id, packageSha256: sha256 } = file.facts
  const about = [label, account].filter(part => part !== null).join(', ')
  const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  return {
    fields: {
      ...{ project: { key: projectKey }, issuetype: { name: issueType }, labels: ['exhibit', labelOf(file)] },
      summary: `AWS evidence of ${date}${about === '' ? '' : `: ${about}`}`.replaceAll(/\s+/g, ' ').slice(0, 255),
      description: { type: 'doc', version: 1, content },
    },
    properties: [{ key: 'exhibit', value: { package: id, sha256 } }],
  }
}
