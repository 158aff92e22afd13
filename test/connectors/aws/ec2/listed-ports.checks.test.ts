import * as checks from '../../../../connectors/aws/ec2/listed-ports.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const any = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const any6 = { Ipv6Ranges: [{ CidrIpv6: '::/0' }] }
const office = { IpRanges: [{ CidrIp: '203.0.113.0/24' }] }
const rule = (IpProtocol: string, FromPort: number, ToPort: number, source: object) => ({
  IpProtocol,
  FromPort,
  ToPort,
  ...source,
})
const into = (text: string, ...IpPermissions: object[]): Row => ({
  case: text,
  settings: { IpPermissions, IpPermissionsEgress: [], PrefixLists: [] },
})
const elsewhere: Row = { case: 'another account owns it', settings: { OwnerId: '999999999999' } }
const unread: Row = { case: 'the rules were not read', gaps: ['IpPermissions'] }

checkTable(checks.onlyWebPortsOpen, {
  pass: [
    into('there are no rules'),
    into('HTTP and HTTPS', rule('tcp', 80, 80, any), rule('tcp', 443, 443, any6)),
    into('an office', rule('tcp', 22, 22, office)),
    into('ICMP is no port', rule('icmp', 8, -1, any)),
  ],
  fail: [
    { ...into('SSH', rule('tcp', 22, 22, any)), reason: /TCP port 22 to 0\.0\.0\.0\/0/ },
    { ...into('a range around both', rule('tcp', 80, 443, any)), reason: /ports 80 to 443/ },
    into('HTTPS over UDP', rule('udp', 443, 443, any)),
    into('everything', rule('-1', -1, -1, any6)),
    into('a high port over IPv6', rule('tcp', 8443, 8443, any6)),
  ],
  notApplicable: [nothing, elsewhere],
  unknown: [unread],
})

checkTable(checks.riskyPortsClosed, {
  pass: [
    into('there are no rules'),
    into('HTTPS', rule('tcp', 443, 443, any)),
    into('an office', rule('tcp', 22, 22, office)),
  ],
  fail: [
    { ...into('a database', rule('tcp', 5432, 5432, any)), reason: /TCP port 5432/ },
    into('a range with some', rule('tcp', 9000, 9400, any6)),
    into('FTP over UDP', rule('udp', 20, 21, any)),
    into('everything', rule('-1', -1, -1, any)),
  ],
  notApplicable: [nothing, elsewhere],
  unknown: [unread],
})
