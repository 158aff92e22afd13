import { DescribeVpcEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { VpcEndpoint } from './vpc-endpoint.ts'

export const describeVpcEndpoints = list({
  action: 'ec2:DescribeVpcEndpoints',
  client: EC2Client,
  command: DescribeVpcEndpointsCommand,
  items: 'VpcEndpoints',
  id: 'VpcEndpointId',
  token: 'NextToken',
})

const read: Reader<VpcEndpoint> = async function* (aws) {
  for await (const endpoint of aws.list(describeVpcEndpoints, { MaxResults: 1000 })) {
    const id = endpoint.VpcEndpointId
    yield {
      id: arnOf(aws, 'ec2', `vpc-endpoint/${id}`, { account: endpoint.OwnerId }),
      name: nameOf(endpoint.Tags, id),
      settings: endpoint,
    }
  }
}

export default read
