import { setTimeout as wait } from 'node:timers/promises'
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type GetServiceLastAccessedDetailsCommandOutput,
  IAMClient,
  type RoleDetail,
  type UserDetail,
} from '@aws-sdk/client-iam'
import { type Aws, call, list, type Reader, Unread } from '../../kit/index.ts'
import type { ServiceUse } from './service-use.ts'

/** Users and roles in one list: nothing shorter says when a role was last used. */
export const listPrincipals = list({
  action: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  items: (page): readonly (UserDetail | RoleDetail)[] => [
    ...(page.UserDetailList ?? []),
    ...(page.RoleDetailList ?? []),
  ],
  id: 'Arn',
  token: 'Marker',
})

/** Starts a job; asked again within four hours, AWS names the same one. It changes nothing in the account, and costs nothing. */
export const generateServiceLastAccessedDetails = call({
  action: 'iam:GenerateServiceLastAccessedDetails',
  client: IAMClient,
  command: GenerateServiceLastAccessedDetailsCommand,
})

export const getServiceLastAccessedDetails = call({
  action: 'iam:GetServiceLastAccessedDetails',
  client: IAMClient,
  command: GetServiceLastAccessedDetailsCommand,
})

/** Two calls for each user, and for each role that was used at all: nobody else tells what of its rights one has used. */
const read: Reader<ServiceUse> = async function* (aws) {
  for await (const one of aws.list(listPrincipals, { Filter: ['User', 'Role'], MaxItems: 1000 })) {
    const { Arn, Path } = one
    const { name, mayHaveUsed } = usedBy(one)
    if (Path?.startsWith('/aws-service-role/')) yield { excluded: 'service-linked role' }
    else {
      const ServicesLastAccessed = mayHaveUsed ? aws.field(() => lastAccessed(aws, Arn)) : null
      yield { id: Arn, name, settings: { Arn, ServicesLastAccessed } }
    }
  }
}

/** A role that AWS says was never used has used nothing. */
const usedBy = (one: UserDetail | RoleDetail) =>
  'RoleName' in one
    ? { name: one.RoleName, mayHaveUsed: one.RoleLastUsed?.LastUsedDate !== undefined }
    : { name: (one as UserDetail).UserName, mayHaveUsed: true }

/** The job takes a few seconds. */
const WAITS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000]
const ACTION = 'iam:GetServiceLastAccessedDetails'
type Details = GetServiceLastAccessedDetailsCommandOutput

async function lastAccessed(aws: Aws, Arn: string): Promise<ServiceUse['ServicesLastAccessed']> {
  const job = { Arn, Granularity: 'SERVICE_LEVEL' as const }
  const JobId = await aws.get(generateServiceLastAccessedDetails, job, answer => answer.JobId)
  if (JobId === null) throw new Unread('iam:GenerateServiceLastAccessedDetails', 'NotAnswered', 'AWS named no job')
  const services: NonNullable<ServiceUse['ServicesLastAccessed']> = []
  let page = await untilComplete(aws, JobId)
  for (const seen = new Set<string>(); ; ) {
    for (const { ServiceNamespace, LastAuthenticated, LastAuthenticatedRegion } of page.ServicesLastAccessed ?? [])
      services.push({ ServiceNamespace, LastAuthenticated, LastAuthenticatedRegion })
    const { IsTruncated, Marker } = page
    if (!IsTruncated || Marker === undefined) return services
    if (seen.has(Marker)) throw new Unread(ACTION, 'PagesRepeat', 'AWS named a page again')
    seen.add(Marker)
    page = completed(await details(aws, { JobId, Marker }))
  }
}

async function untilComplete(aws: Aws, JobId: string): Promise<Details> {
  for (const ms of WAITS_MS) {
    const answer = await details(aws, { JobId })
    if (answer.JobStatus !== 'IN_PROGRESS') return completed(answer)
    await wait(ms)
  }
  return completed(await details(aws, { JobId }))
}

async function details(aws: Aws, input: { JobId: string; Marker?: string }): Promise<Details> {
  const answer = await aws.get(getServiceLastAccessedDetails, { ...input, MaxItems: 1000 }, one => one)
  if (answer === null) throw new Unread(ACTION, 'NotAnswered', 'AWS answered nothing')
  return answer
}

/** "FAILED": AWS says why, in the answer itself. */
function completed(answer: Details): Details {
  switch (answer.JobStatus) {
    case 'COMPLETED':
      return answer
    case 'FAILED':
      throw new Unread(ACTION, answer.Error?.Code ?? 'JobFailed', 'AWS could not tell what was used')
    case 'IN_PROGRESS':
      throw new Unread(ACTION, 'NotReady', 'AWS was still working out what was used; collect again')
    default:
      throw new Unread(ACTION, 'NotAnswered', 'AWS did not say whether it had worked out what was used')
  }
}

export default read
