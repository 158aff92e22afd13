import { FMSClient, ListComplianceStatusCommand, ListPoliciesCommand } from '@aws-sdk/client-fms'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { NO_ADMINISTRATOR, NONE } from './not-for-others.ts'
import type { Policy } from './policy.ts'

export const listPolicies = list({
  action: 'fms:ListPolicies',
  client: FMSClient,
  command: ListPoliciesCommand,
  items: 'PolicyList',
  id: 'PolicyId',
  token: 'NextToken',
  absent: NO_ADMINISTRATOR,
  none: NONE,
})

export const listComplianceStatus = list({
  action: 'fms:ListComplianceStatus',
  client: FMSClient,
  command: ListComplianceStatusCommand,
  items: 'PolicyComplianceStatusList',
  id: 'MemberAccount',
  token: 'NextToken',
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Policy> = async function* (aws) {
  for await (const policy of aws.list(listPolicies, {})) {
    const { PolicyId, PolicyArn, PolicyName } = policy
    yield {
      id: PolicyArn ?? arnOf(aws, 'fms', `policy/${PolicyId}`),
      name: PolicyName || PolicyId,
      settings: { ...policy, ComplianceStatus: aws.all(listComplianceStatus, { PolicyId }) },
    }
  }
}

export default read
