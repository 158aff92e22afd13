import { CloudWatchLogsClient, DescribeLogGroupsCommand, type LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { list, type Reader } from '../../kit/index.ts'

export const describeLogGroups = list({
  action: 'logs:DescribeLogGroups',
  client: CloudWatchLogsClient,
  command: DescribeLogGroupsCommand,
  items: page => page.logGroups,
  token: { input: 'nextToken', next: page => page.nextToken },
})

const read: Reader<LogGroup> = async function* (aws) {
  for await (const group of aws.list(describeLogGroups, { limit: 50 })) {
    // `arn` is the same ARN followed by `:*`.
    const id = group.logGroupArn ?? (group.arn as string).replace(/:\*$/, '')
    yield { id, name: group.logGroupName, settings: group }
  }
}

export default read
