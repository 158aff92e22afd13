import {
  type Finding as AwsFinding,
  GetFindingsCommand,
  ListFindingsCommand,
  Macie2Client,
} from '@aws-sdk/client-macie2'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { described } from '../shared/batches.ts'
import type { Finding } from './finding.ts'
import { OFF } from './off.calls.ts'
import { openOf } from './open.calls.ts'

export const listFindings = list({
  action: 'macie2:ListFindings',
  client: Macie2Client,
  command: ListFindingsCommand,
  items: 'findingIds',
  token: 'nextToken',
  absent: [OFF],
  none: 'Macie is not on in the region',
})

export const getFindings = call({ action: 'macie2:GetFindings', client: Macie2Client, command: GetFindingsCommand })

const read: Reader<Finding> = async function* (aws) {
  const criterion = { ...openOf(aws), 'severity.description': { eq: ['High'] } }
  const found = described(aws, aws.list(listFindings, { findingCriteria: { criterion }, maxResults: 50 }), {
    size: 50,
    ask: findingIds => aws.get(getFindings, { findingIds }, r => r.findings),
    nameOf: one => one.id,
    action: 'macie2:GetFindings',
  })
  for await (const { name: id, description } of found)
    yield {
      // The service authorization reference has no resource type for findings.
      id: arnOf(aws, 'macie2', `finding/${id}`),
      name: id,
      settings: { id, Finding: aws.field(async () => keptOf(await description)) },
    }
}

function keptOf(found: AwsFinding): Finding['Finding'] {
  const { accountId, archived, category, count, createdAt, updatedAt, region, sample, severity, title, type } = found
  const { s3Bucket, s3Object } = found.resourcesAffected ?? {}
  const data = found.classificationDetails?.result?.sensitiveData ?? []
  return {
    ...{ accountId, archived, category, count, createdAt, updatedAt, region, sample, severity, title, type },
    ...{ bucket: s3Bucket?.arn, object: s3Object?.key },
    sensitiveData: data.map(({ category: of, totalCount }) => ({ category: of, totalCount })),
  }
}

export default read
