import * as checks from '../../../../connectors/aws/ec2/vpc-peering.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'

const peering = {
  VpcPeeringConnectionId: 'pcx-1',
  Status: { Code: 'active' },
  RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16', CidrBlockSet: [{ CidrBlock: '10.1.0.0/16' }] },
  AccepterVpcInfo: {
    VpcId: 'vpc-2',
    CidrBlock: '10.2.0.0/16',
    CidrBlockSet: [{ CidrBlock: '10.2.0.0/16' }, { CidrBlock: '100.64.0.0/20' }],
    Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2001:db8:2::/56' }],
  },
}
const over = (to: string) => ({
  VpcPeeringConnectionId: 'pcx-1',
  ...(to.startsWith('pl-')
    ? { DestinationPrefixListId: to }
    : to.includes(':')
      ? { DestinationIpv6CidrBlock: to }
      : { DestinationCidrBlock: to }),
})
const table = (vpc: string, ...to: string[]): RowResource => ({
  id: `arn:aws:ec2:us-east-1:111122223333:route-table/rtb-${vpc}`,
  settings: { VpcId: vpc, Routes: to.map(over), PrefixLists: [] },
})
const holding = (row: RowResource, ...cidrs: string[]): RowResource => ({
  ...row,
  settings: { ...row.settings, PrefixLists: [{ PrefixListId: 'pl-1', Entries: cidrs.map(Cidr => ({ Cidr })) }] },
})
const routed = (text: string, ...tables: RowResource[]): Row => ({ case: text, settings: peering, read: { tables } })
const { PrefixLists: _, ...unread } = table('vpc-1', 'pl-1').settings ?? {}

checkTable(checks.routesSpecific, {
  pass: [
    routed('one subnet of the other VPC', table('vpc-1', '10.2.7.0/24')),
    routed('both sides lead to subnets', table('vpc-1', '10.2.7.0/24'), table('vpc-2', '10.1.9.0/24')),
    routed('half of it, and a part of that half', table('vpc-1', '10.2.0.0/17', '10.2.0.0/18', '10.2.64.0/18')),
    routed('a host over IPv6', table('vpc-1', '2001:db8:2::1/128')),
    routed('a prefix list of subnets', holding(table('vpc-1', 'pl-1'), '10.2.7.0/24', '10.2.8.0/24')),
  ],
  fail: [
    routed('the whole other VPC', table('vpc-1', '10.2.0.0/16')),
    routed('its second network', table('vpc-1', '100.64.0.0/20')),
    routed('its IPv6 network', table('vpc-1', '2001:db8:2::/56')),
    routed('more than the other VPC', table('vpc-1', '10.0.0.0/8')),
    routed('everything', table('vpc-1', '0.0.0.0/0')),
    routed('the whole in two halves', table('vpc-1', '10.2.0.0/17', '10.2.128.0/17')),
    {
      ...routed(
        'one side is wide, the other is not named',
        table('vpc-1', '10.2.7.0/24'),
        table('vpc-2', '10.1.0.0/16'),
      ),
      settings: { ...peering, AccepterVpcInfo: { VpcId: 'vpc-2' } },
    },
    routed('the way back is wide', table('vpc-1', '10.2.7.0/24'), table('vpc-2', '10.1.0.0/16')),
    routed('the second route is wide', table('vpc-1', '10.2.7.0/24', '10.2.0.0/16')),
    routed('a prefix list holds the whole', holding(table('vpc-1', 'pl-1'), '10.2.7.0/24', '10.2.0.0/16')),
  ],
  notApplicable: [
    nothing,
    { ...routed('it was deleted', table('vpc-1', '0.0.0.0/0')), settings: { ...peering, Status: { Code: 'deleted' } } },
    routed('nothing leads over it', table('vpc-1')),
  ],
  unknown: [
    { ...routed('route tables were not listed'), incomplete: ['tables'] },
    routed('the prefix list was not read', { settings: unread, gaps: ['PrefixLists'] }),
    {
      ...routed('AWS does not name the other network', table('vpc-1', '10.2.7.0/24')),
      settings: { ...peering, AccepterVpcInfo: { VpcId: 'vpc-2' } },
    },
    { case: 'the state was not read', gaps: ['Status'] },
  ],
})
