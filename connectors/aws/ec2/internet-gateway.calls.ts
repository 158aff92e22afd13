import { DescribeInternetGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { InternetGateway } from './internet-gateway.ts'
import { nameOf } from './names.ts'

export const describeInternetGateways = list({
  action: 'ec2:DescribeInternetGateways',
  client: EC2Client,
  command: DescribeInternetGatewaysCommand,
  items: 'InternetGateways',
  id: 'InternetGatewayId',
  token: 'NextToken',
})

const read: Reader<InternetGateway> = async function* (aws) {
  for await (const gateway of aws.list(describeInternetGateways, { MaxResults: 1000 })) {
    const id = gateway.InternetGatewayId
    yield {
      id: arnOf(aws, 'ec2', `internet-gateway/${id}`, { account: gateway.OwnerId }),
      name: nameOf(gateway.Tags, id),
      settings: gateway,
    }
  }
}

export default read
