import { DescribeVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf, nameOf } from './names.ts'
import type { VpcEndpoint } from './vpc-endpoint.ts'

export const describeVpcEndpoints = list({
  action: 'ec2:DescribeVpcEndpoints',
  client: EC2Client,
  command: DescribeVpcEndpointsCommand,
  items: page => page.VpcEndpoints,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<VpcEndpoint> = async function* (aws) {
  for await (const endpoint of aws.list(describeVpcEndpoints, { MaxResults: 1000 })) {
    const id = endpoint.VpcEndpointId as string
    yield {
      id: arnOf(aws, `vpc-endpoint/${id}`, endpoint.OwnerId),
      name: nameOf(endpoint.Tags, id),
      settings: endpoint,
    }
  }
}

export default read
