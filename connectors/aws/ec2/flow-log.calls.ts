import { DescribeFlowLogsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { FlowLog } from './flow-log.ts'
import { nameOf } from './names.ts'

export const describeFlowLogs = list({
  action: 'ec2:DescribeFlowLogs',
  client: EC2Client,
  command: DescribeFlowLogsCommand,
  items: 'FlowLogs',
  id: 'FlowLogId',
  token: 'NextToken',
})

const read: Reader<FlowLog> = async function* (aws) {
  for await (const log of aws.list(describeFlowLogs, { MaxResults: 1000 })) {
    const id = log.FlowLogId
    yield { id: arnOf(aws, 'ec2', `vpc-flow-log/${id}`), name: nameOf(log.Tags, id), settings: log }
  }
}

export default read
