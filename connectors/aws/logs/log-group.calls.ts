import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeResourcePoliciesCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { LogGroup } from './log-group.ts'

export const describeLogGroups = list({
  action: 'logs:DescribeLogGroups',
  client: CloudWatchLogsClient,
  command: DescribeLogGroupsCommand,
  items: 'logGroups',
  id: 'logGroupName',
  token: 'nextToken',
})

/** The policy that one log group has of its own: AWS tells it of the resource that it is asked for, and has no error for none. */
export const describeOwnPolicies = list({
  action: 'logs:DescribeResourcePolicies',
  client: CloudWatchLogsClient,
  command: DescribeResourcePoliciesCommand,
  items: 'resourcePolicies',
  token: 'nextToken',
})

const read: Reader<LogGroup> = async function* (aws) {
  for await (const group of aws.list(describeLogGroups, { limit: 50 })) {
    // `arn` is the same ARN followed by `:*`.
    const id =
      group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? arnOf(aws, 'logs', `log-group:${group.logGroupName}`)
    const ResourcePolicies = aws.all(describeOwnPolicies, { policyScope: 'RESOURCE', resourceArn: id })
    yield { id, name: group.logGroupName, settings: { ...group, ResourcePolicies } }
  }
}

export default read
