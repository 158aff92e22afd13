import * as checks from '../../../../connectors/aws/ec2/instance.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'
import { egressOnly6, gatewayTable, igw, igw6, nat, table, throughFirewall, throughFirewall6 } from './routes.ts'

const metadata = (text: string, MetadataOptions: object): Row => ({ case: text, settings: { MetadataOptions } })

checkTable(checks.imdsv2, {
  pass: [
    metadata('tokens are required', { State: 'applied', HttpTokens: 'required', HttpEndpoint: 'enabled' }),
    metadata('the service is off', { State: 'applied', HttpTokens: 'optional', HttpEndpoint: 'disabled' }),
  ],
  fail: [metadata('tokens are optional', { State: 'applied', HttpTokens: 'optional', HttpEndpoint: 'enabled' })],
  notApplicable: [nothing],
  unknown: [
    { case: 'the options were not read', gaps: ['MetadataOptions'] },
    { case: 'AWS gives no options', settings: {} },
    metadata('required is not in force yet', { State: 'pending', HttpTokens: 'required', HttpEndpoint: 'enabled' }),
  ],
})

interface Nic {
  subnet?: string
  vpc?: string
  ip?: string
  secondary?: string
  carrier?: string
  v6?: string
  prefix6?: string
}
const nic = ({ subnet = 'subnet-1', vpc = 'vpc-1', ip, secondary, carrier, v6, prefix6 }: Nic) => ({
  SubnetId: subnet,
  VpcId: vpc,
  ...((ip || carrier) && { Association: { PublicIp: ip, CarrierIp: carrier } }),
  PrivateIpAddresses: [{ Primary: true }, ...(secondary ? [{ Association: { PublicIp: secondary } }] : [])],
  Ipv6Addresses: v6 ? [{ Ipv6Address: v6 }] : [],
  Ipv6Prefixes: prefix6 ? [{ Ipv6Prefix: prefix6 }] : [],
})
const placed = (text: string, nics: Nic[], tables: RowResource[], more: object = {}): Row => ({
  case: text,
  settings: {
    State: { Name: 'running' },
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    NetworkInterfaces: nics.map(nic),
    ...more,
  },
  read: { tables },
})
const v6 = '2600:1f18:4a::10'
const main = (...routes: object[]) => table({ main: true, routes })
const of = (subnet: string, ...routes: object[]) => table({ subnets: [subnet], routes })

checkTable(checks.noPublicAddress, {
  pass: [
    placed('it has private addresses only', [{}], [main(igw)]),
    placed('it has a global IPv6 address behind an egress-only gateway', [{ v6 }], [main(egressOnly6, nat)]),
    placed('its IPv6 address has no route, though IPv4 has', [{ v6 }], [main(igw)]),
    placed('its IPv6 address is unique local', [{ v6: 'fd12::1' }], [main(igw6)]),
    { ...placed('it is stopped', [{}], [], { State: { Name: 'stopped' } }), reason: /while it is stopped/ },
  ],
  fail: [
    placed('it has a public address', [{}], [], { PublicIpAddress: '203.0.113.7' }),
    placed('a second interface has one', [{}, { ip: '203.0.113.8' }], []),
    placed('a second address of an interface has one', [{ secondary: '203.0.113.9' }], []),
    placed('it has one of a carrier', [{ carrier: '203.0.113.10' }], []),
    placed('its IPv6 address is reachable', [{ v6 }], [main(igw6)]),
    placed('its IPv6 prefix is reachable', [{ prefix6: '2600:1f18:4a::/80' }], [of('subnet-1', igw6), main(nat)]),
    placed(
      'a prefix list may hold IPv6',
      [{ v6 }],
      [main({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1', State: 'active' })],
    ),
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the interfaces were not read', gaps: ['NetworkInterfaces'] },
    { case: 'AWS lists no interface', settings: { NetworkInterfaces: [] } },
    placed(
      'a firewall stands between its IPv6 address and the internet',
      [{ v6 }],
      [main(throughFirewall6), gatewayTable('vpc-1')],
    ),
    { ...placed('route tables were not listed', [{ v6 }], []), incomplete: ['tables'] },
    placed('its route table is not listed', [{ v6 }], []),
  ],
})

checkTable(checks.privateSubnet, {
  pass: [
    placed('the main table leads to a NAT gateway', [{}], [main(nat)]),
    placed('its own table decides, not the main one', [{}], [main(igw), of('subnet-1', nat)]),
    placed(
      'another VPC has a public main table',
      [{}],
      [table({ vpc: 'vpc-2', main: true, routes: [igw] }), main(nat)],
    ),
    placed('the gateway is gone', [{}], [main({ ...igw, State: 'blackhole' })]),
    placed('IPv6 goes out only', [{}], [main(egressOnly6)]),
    placed(
      'it goes out through a firewall, and nothing leads back in',
      [{}],
      [main(throughFirewall), gatewayTable('vpc-2')],
    ),
  ],
  fail: [
    placed('the main table leads to an internet gateway', [{}], [main(igw)]),
    placed('its own table does', [{}], [of('subnet-1', igw), main(nat)]),
    placed('over IPv6', [{}], [main(igw6)]),
    placed('by halves of the internet', [{}], [main({ ...igw, DestinationCidrBlock: '0.0.0.0/1' })]),
    placed('by a prefix list', [{}], [main({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1', State: 'active' })]),
    placed('a second interface is in a public subnet', [{}, { subnet: 'subnet-2' }], [main(nat), of('subnet-2', igw)]),
    placed(
      'the public association was taken back, the main table is public',
      [{}],
      [
        main(igw),
        {
          settings: {
            VpcId: 'vpc-1',
            Associations: [{ SubnetId: 'subnet-1', AssociationState: { State: 'disassociated' } }],
            Routes: [nat],
            PrefixLists: [],
          },
        },
      ],
    ),
  ],
  notApplicable: [nothing],
  unknown: [
    placed('the internet may come in through a firewall', [{}], [main(throughFirewall), gatewayTable('vpc-1')]),
    { ...placed('route tables were not listed', [{}], []), incomplete: ['tables'] },
    { ...placed('the list broke off before its own table', [{}], [main(nat)]), incomplete: ['tables'] },
    placed('its table is not listed, as in a shared VPC', [{}], []),
    placed('routes of a table were not read', [{}], [{ settings: { VpcId: 'vpc-1' }, gaps: ['Routes'] }]),
    { case: 'AWS names no subnet', settings: { NetworkInterfaces: [] } },
  ],
})

const arn = 'arn:aws:iam::111122223333:instance-profile/web'
checkTable(checks.instanceProfile, {
  pass: [{ case: 'it has one', settings: { IamInstanceProfile: { Arn: arn } }, reason: /instance-profile\/web/ }],
  fail: [{ case: 'it has none', settings: {} }],
  notApplicable: [nothing],
  unknown: [{ case: 'it was not read', gaps: ['IamInstanceProfile'] }],
})

checkTable(checks.terminationProtected, {
  pass: [{ case: 'it is on', settings: { DisableApiTermination: true } }],
  fail: [{ case: 'it is off', settings: { DisableApiTermination: false } }],
  notApplicable: [
    { case: 'it is a Spot Instance', settings: { InstanceLifecycle: 'spot' } },
    {
      case: 'an AWS service manages it',
      settings: { Operator: { Managed: true, Principal: 'eks.amazonaws.com' }, DisableApiTermination: false },
      reason: /eks/,
    },
  ],
  unknown: [
    { case: 'AWS says nothing of it', settings: { DisableApiTermination: null } },
    { case: 'it was denied', settings: {}, gaps: ['DisableApiTermination'] },
  ],
})
