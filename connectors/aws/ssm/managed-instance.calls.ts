import { DescribeInstanceInformationCommand, type InstanceInformation, SSMClient } from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { nodeArn } from './managed-node.ts'

export const describeInstanceInformation = list({
  action: 'ssm:DescribeInstanceInformation',
  client: SSMClient,
  command: DescribeInstanceInformationCommand,
  items: 'InstanceInformationList',
  id: 'InstanceId',
  token: 'NextToken',
})

const read: Reader<InstanceInformation> = async function* (aws) {
  for await (const node of aws.list(describeInstanceInformation, { MaxResults: 50 }))
    yield { id: nodeArn(aws, node.InstanceId), name: node.ComputerName ?? node.InstanceId, settings: node }
}

export default read
