import type { RowResource } from '../../../kit/table.ts'

interface Table {
  vpc?: string
  main?: boolean
  subnets?: string[]
  routes?: object[]
}

let made = 0

/** A route table as a row of another population. */
export const table = ({ vpc = 'vpc-1', main = false, subnets = [], routes = [] }: Table): RowResource => ({
  id: `arn:aws:ec2:us-east-1:111122223333:route-table/rtb-${++made}`,
  settings: {
    VpcId: vpc,
    Associations: [
      ...(main ? [{ Main: true, AssociationState: { State: 'associated' } }] : []),
      ...subnets.map(SubnetId => ({ Main: false, SubnetId, AssociationState: { State: 'associated' } })),
    ],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }, ...routes],
    PrefixLists: [],
  },
})

export const igw = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' }
export const igw6 = { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' }
export const nat = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' }
export const egressOnly6 = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' }
export const throughFirewall = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-1', State: 'active' }
export const throughFirewall6 = { DestinationIpv6CidrBlock: '::/0', GatewayId: 'vpce-1', State: 'active' }

/** The route table of an internet gateway, which leads what comes in to a firewall. */
export const gatewayTable = (vpc: string): RowResource => ({
  settings: {
    VpcId: vpc,
    Associations: [{ Main: false, GatewayId: 'igw-1', AssociationState: { State: 'associated' } }],
    Routes: [{ DestinationCidrBlock: '10.0.0.0/24', GatewayId: 'vpce-1', State: 'active' }],
    PrefixLists: [],
  },
})
