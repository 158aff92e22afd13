import { Inspector2Client, ListFindingsCommand, type StringComparison } from '@aws-sdk/client-inspector2'
import { list, type Reader } from '../../kit/index.ts'
import { batchGetAccountStatus, stateOf } from './account.calls.ts'
import type { Finding } from './finding.ts'

export { batchGetAccountStatus }

export const listFindings = list({
  action: 'inspector2:ListFindings',
  client: Inspector2Client,
  command: ListFindingsCommand,
  items: 'findings',
  id: 'findingArn',
  token: 'nextToken',
})

const is = (value: string) => ({ comparison: 'EQUALS' as StringComparison, value })

const read: Reader<Finding> = async function* (aws) {
  if ((await stateOf(aws)).state?.status === 'DISABLED') return
  const filterCriteria = {
    awsAccountId: [is(aws.account)],
    findingStatus: [is('ACTIVE')],
    severity: [is('CRITICAL'), is('HIGH')],
  }
  for await (const found of aws.list(listFindings, { filterCriteria, maxResults: 100 })) {
    const { findingArn, awsAccountId, type, title, severity, status, firstObservedAt, lastObservedAt } = found
    const { updatedAt, inspectorScore, fixAvailable, exploitAvailable, networkReachabilityDetails } = found
    const details = found.packageVulnerabilityDetails
    yield {
      id: findingArn,
      name: title,
      settings: {
        ...{ findingArn, awsAccountId, type, title, severity, status, firstObservedAt, lastObservedAt, updatedAt },
        ...{ inspectorScore, fixAvailable, exploitAvailable, networkReachabilityDetails },
        resources: (found.resources ?? []).map(({ type: kind, id, region }) => ({ type: kind, id, region })),
        packageVulnerabilityDetails: details
          ? {
              vulnerabilityId: details.vulnerabilityId,
              source: details.source,
              vendorSeverity: details.vendorSeverity,
              vulnerablePackages: details.vulnerablePackages,
            }
          : null,
      },
    }
  }
}

export default read
