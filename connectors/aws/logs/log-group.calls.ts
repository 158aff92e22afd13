import { CloudWatchLogsClient, DescribeLogGroupsCommand, type LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

export const describeLogGroups = list({
  action: 'logs:DescribeLogGroups',
  client: CloudWatchLogsClient,
  command: DescribeLogGroupsCommand,
  items: 'logGroups',
  id: 'logGroupName',
  token: 'nextToken',
})

const read: Reader<LogGroup> = async function* (aws) {
  for await (const group of aws.list(describeLogGroups, { limit: 50 })) {
    // `arn` is the same ARN followed by `:*`.
    const id =
      group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? arnOf(aws, 'logs', `log-group:${group.logGroupName}`)
    yield { id, name: group.logGroupName, settings: group }
  }
}

export default read
