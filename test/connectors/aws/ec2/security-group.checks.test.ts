import * as checks from '../../../../connectors/aws/ec2/security-group.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

interface Rule {
  from?: string[]
  v6?: string[]
  list?: string
  group?: string
}
const rule = (protocol: string, ports: [number, number] | null, { from, v6, list, group }: Rule) => ({
  IpProtocol: protocol,
  ...(ports && { FromPort: ports[0], ToPort: ports[1] }),
  IpRanges: (from ?? []).map(CidrIp => ({ CidrIp })),
  Ipv6Ranges: (v6 ?? []).map(CidrIpv6 => ({ CidrIpv6 })),
  PrefixListIds: list ? [{ PrefixListId: list }] : [],
  UserIdGroupPairs: group ? [{ GroupId: group, UserId: '111122223333' }] : [],
})
const held = (...cidrs: string[]) => [{ PrefixListId: 'pl-1', Entries: cidrs.map(Cidr => ({ Cidr })) }]
const into = (text: string, ...rules: object[]): Row => ({
  case: text,
  settings: { GroupName: 'web', IpPermissions: rules, IpPermissionsEgress: [], PrefixLists: [] },
})
const withLists = (row: Row, lists: object[]): Row => ({ ...row, settings: { ...row.settings, PrefixLists: lists } })
const unreadLists = ({ settings: { PrefixLists: _, ...settings } = {}, ...row }: Row): Row => ({
  ...row,
  settings,
  gaps: ['PrefixLists'],
})
const unreadRules: Row = {
  case: 'the rules were not read',
  settings: {},
  gaps: ['IpPermissions', 'IpPermissionsEgress'],
}

const any = { from: ['0.0.0.0/0'] }
const any6 = { v6: ['::/0'] }
const ssh = (source: Rule) => rule('tcp', [22, 22], source)

checkTable(checks.adminPortsIpv4, {
  pass: [
    into('there are no rules'),
    into('HTTPS is open', rule('tcp', [443, 443], any)),
    into('SSH is open to an office', ssh({ from: ['203.0.113.0/24'] })),
    into('SSH is open to private networks', ssh({ from: ['10.0.0.0/8'] })),
    into('SSH is open to a group', ssh({ group: 'sg-2' })),
    into('SSH is open over IPv6 only', ssh(any6)),
    into('ICMP type 22 is no port', rule('icmp', [22, 22], any)),
    into('all ICMP is no port', rule('icmp', [-1, -1], any)),
    into('another protocol has no ports', rule('50', null, any)),
    withLists(into('a prefix list holds an office', ssh({ list: 'pl-1' })), held('203.0.113.0/24')),
    withLists(into('a prefix list holds all of IPv6', ssh({ list: 'pl-1' })), held('::/0')),
    unreadLists(into('an unread prefix list concerns another port', rule('tcp', [443, 443], { list: 'pl-1' }))),
  ],
  fail: [
    withLists(
      into('a prefix list holds every /8', ssh({ list: 'pl-1' })),
      held(...Array.from({ length: 256 }, (_, i) => `${i}.0.0.0/8`)),
    ),
    into('SSH is open', ssh(any)),
    into('RDP is open over UDP', rule('udp', [3389, 3389], any)),
    { ...into('the range contains 22', rule('tcp', [20, 25], any)), reason: /TCP port 22 to 0\.0\.0\.0\/0/ },
    into('the range contains 3389', rule('tcp', [1024, 65535], any)),
    { ...into('every protocol', rule('-1', null, any)), reason: /TCP ports 22, 3389/ },
    into('every protocol with ports that mean nothing', rule('-1', [443, 443], any)),
    into('TCP by number', rule('6', [22, 22], any)),
    into('all TCP ports as -1', rule('tcp', [-1, -1], any)),
    into('the internet in two halves', ssh({ from: ['0.0.0.0/1', '128.0.0.0/1'] })),
    into('the open block is not the first', ssh({ from: ['10.0.0.0/8', '0.0.0.0/0'] })),
    into('the open rule is not the first', rule('tcp', [443, 443], any), ssh(any)),
    withLists(into('a prefix list holds the internet', ssh({ list: 'pl-1' })), held('10.0.0.0/8', '0.0.0.0/0')),
    unreadLists(into('a rule decides before an unread prefix list', ssh({ ...any, list: 'pl-1' }))),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [
    unreadRules,
    unreadLists(into('the prefix list was not read', ssh({ list: 'pl-1' }))),
    into('the prefix list is not in the evidence', ssh({ list: 'pl-1' })),
    into('a block cannot be read', ssh({ from: ['nonsense'] })),
  ],
})

checkTable(checks.adminPortsIpv6, {
  pass: [
    into('SSH is open over IPv4 only', ssh(any)),
    into('SSH is open to one IPv6 network', ssh({ v6: ['2001:db8::/48'] })),
    into('SSH is open to a company', ssh({ v6: ['2a06:98c0::/29'] })),
    into('SSH is open to unique local addresses', ssh({ v6: ['fc00::/7'] })),
    into('HTTPS is open', rule('tcp', [443, 443], any6)),
    into('ICMPv6 is no port', rule('icmpv6', [-1, -1], any6)),
  ],
  fail: [
    into('SSH is open', ssh(any6)),
    into('RDP is open', rule('tcp', [3000, 4000], any6)),
    into('all global addresses', ssh({ v6: ['2000::/3'] })),
    into('one half of all addresses', ssh({ v6: ['8000::/1'] })),
    into('what one registry hands out', ssh({ v6: ['2a00::/12'] })),
    into('SSH is open over both', ssh({ ...any, ...any6 })),
    withLists(into('a prefix list holds the internet', ssh({ list: 'pl-1' })), held('::/0')),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [unreadRules, unreadLists(into('the prefix list was not read', ssh({ list: 'pl-1' })))],
})

checkTable(checks.cifs, {
  pass: [
    into('445 is open to an office', rule('tcp', [445, 445], { from: ['198.51.100.0/24'] })),
    into('other ports are open', rule('tcp', [446, 500], any)),
  ],
  fail: [
    into('445 is open', rule('tcp', [445, 445], any)),
    into('139 is open over IPv6', rule('tcp', [139, 139], any6)),
    into('the range contains 445', rule('tcp', [0, 1023], any)),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [unreadRules],
})

checkTable(checks.highRiskPorts, {
  pass: [
    into('only 80 and 443 are open', rule('tcp', [80, 80], any), rule('tcp', [443, 443], { ...any, ...any6 })),
    into('PostgreSQL is open to a group', rule('tcp', [5432, 5432], { group: 'sg-2' })),
    into('UDP on a number that is risky over TCP', rule('udp', [5432, 5432], any)),
  ],
  fail: [
    into('PostgreSQL is open', rule('tcp', [5432, 5432], any)),
    into('Redis is open over IPv6', rule('tcp', [6379, 6379], any6)),
    into('memcached is open over UDP', rule('udp', [11211, 11211], any)),
    into('everything is open', rule('-1', null, any)),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [
    unreadRules,
    unreadLists(into('the prefix list was not read', rule('tcp', [3306, 3306], { list: 'pl-1' }))),
  ],
})

checkTable(checks.allPorts, {
  pass: [
    into('HTTPS is open', rule('tcp', [443, 443], any)),
    into('everything is open to a group', rule('-1', null, { group: 'sg-2' })),
    into('everything is open to private networks', rule('-1', null, { from: ['10.0.0.0/8'] })),
    into('one port is left out', rule('tcp', [0, 21], any), rule('tcp', [23, 65535], any)),
    into('half over IPv4, half over IPv6', rule('tcp', [0, 32767], any), rule('tcp', [32768, 65535], any6)),
    unreadLists(into('an unread prefix list concerns one port', rule('tcp', [443, 443], { list: 'pl-1' }))),
  ],
  fail: [
    into('every protocol', rule('-1', null, any)),
    into('every protocol over IPv6', rule('-1', null, any6)),
    into('all TCP ports', rule('tcp', [0, 65535], any)),
    into('all UDP ports but 0', rule('udp', [1, 65535], any)),
    into('all ports in two rules', rule('tcp', [0, 32767], any), rule('tcp', [32768, 65535], any)),
    withLists(into('a prefix list holds the internet', rule('-1', null, { list: 'pl-1' })), held('0.0.0.0/0')),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [unreadRules, unreadLists(into('the prefix list was not read', rule('-1', null, { list: 'pl-1' })))],
})

const out = (text: string, ...rules: object[]): Row => ({
  case: text,
  settings: { GroupName: 'web', IpPermissions: [], IpPermissionsEgress: rules, PrefixLists: [] },
})

checkTable(checks.egress, {
  pass: [
    out('there are no outbound rules'),
    out('HTTPS may go out', rule('tcp', [443, 443], any)),
    out('everything may go to private networks', rule('-1', null, { from: ['10.0.0.0/8'] })),
    into('everything may come in', rule('-1', null, any)),
  ],
  fail: [
    out('everything may go out', rule('-1', null, any)),
    out('everything may go out over IPv6', rule('-1', null, any6)),
    out('all TCP ports may go out', rule('tcp', [0, 65535], any)),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
  ],
  unknown: [unreadRules],
})

const group = (text: string, GroupName: string, inbound: object[], outbound: object[]): Row => ({
  case: text,
  settings: { GroupName, IpPermissions: inbound, IpPermissionsEgress: outbound, PrefixLists: [] },
})

checkTable(checks.defaultClosed, {
  pass: [group('it has no rules', 'default', [], [])],
  fail: [
    group('members may reach each other', 'default', [rule('-1', null, { group: 'sg-1' })], []),
    group('it lets everything out', 'default', [], [rule('-1', null, any)]),
  ],
  notApplicable: [
    nothing,
    {
      case: 'another account owns and shares it',
      account: '111122223333',
      settings: { OwnerId: '999999999999' },
      reason: /Account 999999999999 owns/,
    },
    group('it is another group', 'web', [rule('-1', null, any)], []),
  ],
  unknown: [{ case: 'the rules were not read', settings: { GroupName: 'default' }, gaps: ['IpPermissionsEgress'] }],
})
