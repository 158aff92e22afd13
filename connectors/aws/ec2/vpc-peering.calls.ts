import { DescribeVpcPeeringConnectionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { VpcPeering } from './vpc-peering.ts'

export const describeVpcPeeringConnections = list({
  action: 'ec2:DescribeVpcPeeringConnections',
  client: EC2Client,
  command: DescribeVpcPeeringConnectionsCommand,
  items: 'VpcPeeringConnections',
  id: 'VpcPeeringConnectionId',
  token: 'NextToken',
})

const read: Reader<VpcPeering> = async function* (aws) {
  for await (const peering of aws.list(describeVpcPeeringConnections, { MaxResults: 1000 })) {
    const id = peering.VpcPeeringConnectionId
    yield { id: arnOf(aws, 'ec2', `vpc-peering-connection/${id}`), name: nameOf(peering.Tags, id), settings: peering }
  }
}

export default read
