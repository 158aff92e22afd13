import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
  type ResourcePolicy,
} from '@aws-sdk/client-cloudwatch-logs'
import { list, type Reader } from '../../kit/index.ts'

export const describeResourcePolicies = list({
  action: 'logs:DescribeResourcePolicies',
  client: CloudWatchLogsClient,
  command: DescribeResourcePoliciesCommand,
  items: 'resourcePolicies',
  id: 'policyName',
  token: 'nextToken',
})

/** AWS has no ARN for them; a name is unique in the region. */
const read: Reader<ResourcePolicy> = async function* (aws) {
  for await (const policy of aws.list(describeResourcePolicies, { policyScope: 'ACCOUNT', limit: 50 }))
    yield { id: policy.policyName, name: policy.policyName, settings: policy }
}

export default read
