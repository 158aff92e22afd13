import { DescribeVpnConnectionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { VpnConnection } from './vpn-connection.ts'

export const describeVpnConnections = list({
  action: 'ec2:DescribeVpnConnections',
  client: EC2Client,
  command: DescribeVpnConnectionsCommand,
  items: 'VpnConnections',
  id: 'VpnConnectionId',
})

const read: Reader<VpnConnection> = async function* (aws) {
  for await (const one of aws.list(describeVpnConnections, {})) {
    const id = one.VpnConnectionId
    yield { id: arnOf(aws, 'ec2', `vpn-connection/${id}`), name: nameOf(one.Tags, id), settings: one }
  }
}

export default read
