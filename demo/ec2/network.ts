import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
  ModifySubnetAttributeCommand,
} from '@aws-sdk/client-ec2'
import { given, named } from './tags.ts'

export interface Network {
  readonly vpc: string
  readonly publicSubnet: string
  readonly privateSubnet: string
  readonly publicTable: string
  readonly privateTable: string
}

/** A VPC with a public and a private subnet, an internet gateway and a NAT gateway. `net` is like `10.20`. */
export async function seedNetwork(ec2: EC2Client, of: { name: string; net: string; az: string }): Promise<Network> {
  const { name, net, az } = of
  const made = await ec2.send(
    new CreateVpcCommand({ CidrBlock: `${net}.0.0/16`, TagSpecifications: named('vpc', name, { environment: name }) }),
  )
  const vpc = given(made.Vpc?.VpcId, 'VPC')
  const publicSubnet = await subnet(ec2, vpc, `${net}.0.0/24`, `${az}a`, `${name}-public-a`)
  const privateSubnet = await subnet(ec2, vpc, `${net}.10.0/24`, `${az}b`, `${name}-private-b`)
  const MapPublicIpOnLaunch = { Value: true }
  await ec2.send(new ModifySubnetAttributeCommand({ SubnetId: publicSubnet, MapPublicIpOnLaunch }))
  const publicTable = await table(ec2, vpc, publicSubnet, `${name}-public`)
  const privateTable = await table(ec2, vpc, privateSubnet, `${name}-private`)
  const everywhere = { DestinationCidrBlock: '0.0.0.0/0' }
  const GatewayId = await internetGateway(ec2, vpc, name)
  await ec2.send(new CreateRouteCommand({ RouteTableId: publicTable, ...everywhere, GatewayId }))
  const NatGatewayId = await natGateway(ec2, publicSubnet, name)
  await ec2.send(new CreateRouteCommand({ RouteTableId: privateTable, ...everywhere, NatGatewayId }))
  return { vpc, publicSubnet, privateSubnet, publicTable, privateTable }
}

async function subnet(ec2: EC2Client, VpcId: string, CidrBlock: string, AvailabilityZone: string, name: string) {
  const TagSpecifications = named('subnet', name)
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone, TagSpecifications }))
  return given(Subnet?.SubnetId, 'subnet')
}

async function table(ec2: EC2Client, VpcId: string, SubnetId: string, name: string) {
  const TagSpecifications = named('route-table', name)
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId, TagSpecifications }))
  const RouteTableId = given(RouteTable?.RouteTableId, 'route table')
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }))
  return RouteTableId
}

async function internetGateway(ec2: EC2Client, VpcId: string, name: string) {
  const TagSpecifications = named('internet-gateway', name)
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({ TagSpecifications }))
  const InternetGatewayId = given(InternetGateway?.InternetGatewayId, 'internet gateway')
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }))
  return InternetGatewayId
}

async function natGateway(ec2: EC2Client, SubnetId: string, name: string) {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))
  const TagSpecifications = named('natgateway', name)
  const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId, TagSpecifications }))
  return given(NatGateway?.NatGatewayId, 'NAT gateway')
}
