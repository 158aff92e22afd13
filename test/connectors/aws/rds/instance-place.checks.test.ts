import {
  instanceEnhancedMonitoring,
  instanceInPrivateSubnets,
} from '../../../../connectors/aws/rds/instance-place.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'
import { gatewayTable, igw, igw6, nat, table, throughFirewall } from '../ec2/routes.ts'

checkTable(instanceEnhancedMonitoring, {
  pass: [{ case: 'every minute', settings: { MonitoringInterval: 60 }, reason: /every 60 seconds/ }],
  fail: [{ case: 'off', settings: { MonitoringInterval: 0 } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

const placed = (text: string, tables: RowResource[], ...subnets: (string | undefined)[]): Row => ({
  case: text,
  settings: {
    DBSubnetGroup: { VpcId: 'vpc-1', Subnets: subnets.map(SubnetIdentifier => ({ SubnetIdentifier })) },
  },
  read: { tables },
})
const main = (...routes: object[]) => table({ main: true, routes })
const of = (subnet: string, ...routes: object[]) => table({ subnets: [subnet], routes })

checkTable(instanceInPrivateSubnets, {
  pass: [
    placed('the main table, without a way out', [main()], 'subnet-1', 'subnet-2'),
    placed('through a NAT gateway', [main(igw), of('subnet-1', nat)], 'subnet-1'),
  ],
  fail: [
    { ...placed('to the internet', [main(nat), of('subnet-1', igw)], 'subnet-1'), reason: /subnet-1 is public/ },
    placed('over IPv6', [of('subnet-1', igw6)], 'subnet-1'),
    placed('one of two', [main(), of('subnet-2', igw)], 'subnet-1', 'subnet-2'),
    placed('the second, while the first is not known', [of('subnet-2', igw)], 'subnet-1', 'subnet-2'),
    placed('half of the internet', [main({ ...igw, DestinationCidrBlock: '0.0.0.0/1' })], 'subnet-1'),
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'no subnet group', settings: {}, read: { tables: [main()] } },
    placed('an empty subnet group', [main()]),
    placed('a subnet without a name', [main()], undefined),
    placed('the table is not listed', [of('subnet-2', nat)], 'subnet-1'),
    placed('behind a firewall', [of('subnet-1', throughFirewall), gatewayTable('vpc-1')], 'subnet-1'),
    { ...placed('tables were not listed', [], 'subnet-1'), incomplete: ['tables'] },
  ],
})
