import { DescribeFlowLogsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import type { FlowLog } from './flow-log.ts'
import { arnOf, nameOf } from './names.ts'

export const describeFlowLogs = list({
  action: 'ec2:DescribeFlowLogs',
  client: EC2Client,
  command: DescribeFlowLogsCommand,
  items: page => page.FlowLogs,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<FlowLog> = async function* (aws) {
  for await (const log of aws.list(describeFlowLogs, { MaxResults: 1000 })) {
    const id = log.FlowLogId as string
    yield { id: arnOf(aws, `vpc-flow-log/${id}`), name: nameOf(log.Tags, id), settings: log }
  }
}

export default read
