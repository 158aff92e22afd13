import {
  DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociationsCommand,
  DescribeLocalGatewaysCommand,
  DescribeLocalGatewayVirtualInterfacesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { LocalGateway } from './local-gateway.ts'
import { nameOf } from './names.ts'

export const describeLocalGateways = list({
  action: 'ec2:DescribeLocalGateways',
  client: EC2Client,
  command: DescribeLocalGatewaysCommand,
  items: 'LocalGateways',
  id: 'LocalGatewayId',
  token: 'NextToken',
})

export const describeVirtualInterfaces = list({
  action: 'ec2:DescribeLocalGatewayVirtualInterfaces',
  client: EC2Client,
  command: DescribeLocalGatewayVirtualInterfacesCommand,
  items: 'LocalGatewayVirtualInterfaces',
  token: 'NextToken',
})

export const describeAssociations = list({
  action: 'ec2:DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations',
  client: EC2Client,
  command: DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociationsCommand,
  items: 'LocalGatewayRouteTableVirtualInterfaceGroupAssociations',
  token: 'NextToken',
})

const read: Reader<LocalGateway> = async function* (aws) {
  for await (const gateway of aws.list(describeLocalGateways, { MaxResults: 1000 })) {
    const id = gateway.LocalGatewayId
    const ofIt = { Filters: [{ Name: 'local-gateway-id', Values: [id] }], MaxResults: 1000 }
    yield {
      id: arnOf(aws, 'ec2', `local-gateway/${id}`, { account: gateway.OwnerId }),
      name: nameOf(gateway.Tags, id),
      settings: {
        ...gateway,
        VirtualInterfaces: aws.all(describeVirtualInterfaces, ofIt),
        RouteTableAssociations: aws.all(describeAssociations, ofIt),
      },
    }
  }
}

export default read
