import type {
  LocalGateway as AwsLocalGateway,
  LocalGatewayRouteTableVirtualInterfaceGroupAssociation,
  LocalGatewayVirtualInterface,
} from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One local gateway of an Outpost as DescribeLocalGateways answers it. */
export interface LocalGateway extends AwsLocalGateway {
  /** `DescribeLocalGatewayVirtualInterfaces`. */
  VirtualInterfaces: LocalGatewayVirtualInterface[] | null
  /** `DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations`: which route tables lead to its interfaces. */
  RouteTableAssociations: LocalGatewayRouteTableVirtualInterfaceGroupAssociation[] | null
}

export const localGateway = evidenceType<LocalGateway>({
  id: 'aws.ec2.local-gateway',
  title: 'Local gateways of Outposts, their interfaces and route tables',
  reach: 'region',
  population:
    'every local gateway that DescribeLocalGateways lists in the region, those that the owner of an Outpost shares with the account included',
})
