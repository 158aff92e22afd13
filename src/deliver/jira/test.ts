import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import type { Proof } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { limits } from './send.ts'

const RIGHTS = ['CREATE_ISSUES', 'CREATE_ATTACHMENTS']
const permissions = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean().default(false) })),
})
const project = z.object({ issueTypes: z.array(z.object({ name: z.string() })).default([]) })

/** Asks Jira itself what the account may do. */
export async function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const client = clientFor(target, context)
  const { projectKey, issueType } = target.config
  const found = (await client.call('GET', `/project/${projectKey}`, { means })).as(project)
  if (!found.issueTypes.some(({ name }) => name === issueType))
    endWith(`the project has no issue type ${issueType}`, { httpStatus: 200 })
  const query = { projectKey, permissions: RIGHTS.join(',') }
  const held = (await client.call('GET', '/mypermissions', { query, means })).as(permissions).permissions
  const missing = RIGHTS.filter(right => !held[right]?.havePermission)
  if (missing.length > 0) endWith(`the account lacks ${missing.join(' and ')} in the project`, { httpStatus: 200 })
  const reply = await client.call('GET', '/attachment/meta', { means })
  if (!reply.as(limits).enabled) endWith('attachments are switched off in Jira', { httpStatus: reply.status })
  const proved = [
    'The account is accepted.',
    'The project exists, with this issue type.',
    'The account may create issues and attach files there.',
  ]
  return { httpStatus: reply.status, proved }
}
