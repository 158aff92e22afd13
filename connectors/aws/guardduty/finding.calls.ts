import {
  type FindingCriteria,
  GetFindingsCommand,
  GuardDutyClient,
  ListFindingsCommand,
} from '@aws-sdk/client-guardduty'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { described, underEach } from '../shared/batches.ts'
import { listDetectors } from './detector.calls.ts'
import { type Finding, HIGH } from './finding.ts'
import { openOf } from './open.calls.ts'

export { listDetectors }

export const listFindings = list({
  action: 'guardduty:ListFindings',
  client: GuardDutyClient,
  command: ListFindingsCommand,
  items: 'FindingIds',
  token: 'NextToken',
})

export const getFindings = call({
  action: 'guardduty:GetFindings',
  client: GuardDutyClient,
  command: GetFindingsCommand,
})

/** Two lists that share no finding. */
function criteriaOf(aws: Aws): FindingCriteria[] {
  const own = openOf(aws)
  return [
    { Criterion: { ...own, severity: { GreaterThanOrEqual: HIGH } } },
    { Criterion: { ...own, severity: { LessThan: HIGH }, 'resource.resourceType': { Equals: ['AccessKey'] } } },
  ]
}

async function* idsOf(aws: Aws, DetectorId: string): AsyncGenerator<string> {
  for (const criteria of criteriaOf(aws))
    yield* aws.list(listFindings, { DetectorId, FindingCriteria: criteria, MaxResults: 50 })
}

/** `GetFindings` takes up to 50 ids. */
const read: Reader<Finding> = async function* (aws) {
  yield* underEach(aws, aws.list(listDetectors, {}), async function* (DetectorId) {
    const found = described(aws, idsOf(aws, DetectorId), {
      size: 50,
      ask: FindingIds => aws.get(getFindings, { DetectorId, FindingIds }, r => r.Findings),
      nameOf: one => one.Id,
      action: 'guardduty:GetFindings',
    })
    for await (const { name: Id, description } of found)
      yield {
        id: arnOf(aws, 'guardduty', `detector/${DetectorId}/finding/${Id}`),
        name: Id,
        settings: { Id, DetectorId, Finding: description },
      }
  })
}

export default read
