import { DescribeClientVpnEndpointsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClientVpnEndpoint } from './client-vpn-endpoint.ts'
import { nameOf } from './names.ts'

export const describeClientVpnEndpoints = list({
  action: 'ec2:DescribeClientVpnEndpoints',
  client: EC2Client,
  command: DescribeClientVpnEndpointsCommand,
  items: 'ClientVpnEndpoints',
  id: 'ClientVpnEndpointId',
  token: 'NextToken',
})

const read: Reader<ClientVpnEndpoint> = async function* (aws) {
  for await (const one of aws.list(describeClientVpnEndpoints, { MaxResults: 1000 })) {
    const id = one.ClientVpnEndpointId
    yield { id: arnOf(aws, 'ec2', `client-vpn-endpoint/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
