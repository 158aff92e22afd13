import { DescribeInternetGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import type { InternetGateway } from './internet-gateway.ts'
import { arnOf, nameOf } from './names.ts'

export const describeInternetGateways = list({
  action: 'ec2:DescribeInternetGateways',
  client: EC2Client,
  command: DescribeInternetGatewaysCommand,
  items: page => page.InternetGateways,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<InternetGateway> = async function* (aws) {
  for await (const gateway of aws.list(describeInternetGateways, { MaxResults: 1000 })) {
    const id = gateway.InternetGatewayId as string
    yield {
      id: arnOf(aws, `internet-gateway/${id}`, gateway.OwnerId),
      name: nameOf(gateway.Tags, id),
      settings: gateway,
    }
  }
}

export default read
