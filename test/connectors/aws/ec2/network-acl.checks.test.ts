import * as checks from '../../../../connectors/aws/ec2/network-acl.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

type Ports = [number, number] | null
const entry = (
  RuleNumber: number,
  RuleAction: string,
  Protocol: string,
  ports: Ports,
  source: string,
  Egress = false,
) => ({
  RuleNumber,
  RuleAction,
  Protocol,
  Egress,
  ...(source.includes(':') ? { Ipv6CidrBlock: source } : { CidrBlock: source }),
  ...(ports && { PortRange: { From: ports[0], To: ports[1] } }),
})
const star = entry(32767, 'deny', '-1', null, '0.0.0.0/0')
const acl = (text: string, ...entries: object[]): Row => ({ case: text, settings: { Entries: [...entries, star] } })
const ANY = '0.0.0.0/0'

checkTable(checks.adminPorts, {
  pass: [
    acl('only the rule that denies all'),
    acl('HTTPS is allowed', entry(100, 'allow', '6', [443, 443], ANY)),
    acl('SSH is allowed from an office', entry(100, 'allow', '6', [22, 22], '203.0.113.0/24')),
    acl('ephemeral ports above 3389 are allowed', entry(100, 'allow', '6', [32768, 65535], ANY)),
    acl('everything may go out', entry(100, 'allow', '-1', null, ANY, true)),
    acl('ICMP is allowed', entry(100, 'allow', '1', null, ANY)),
    acl(
      'a lower-numbered deny shadows the allow, whatever the order of the list',
      entry(200, 'allow', '-1', null, ANY),
      entry(100, 'deny', '-1', null, ANY),
    ),
    acl(
      'two denies together shadow the allow',
      entry(80, 'deny', '-1', null, '0.0.0.0/1'),
      entry(90, 'deny', '-1', null, '128.0.0.0/1'),
      entry(100, 'allow', '-1', null, ANY),
    ),
    acl(
      'the ports are denied before the ephemeral range',
      entry(90, 'deny', '6', [3389, 3389], ANY),
      entry(91, 'deny', '17', [3389, 3389], ANY),
      entry(100, 'allow', '6', [1024, 65535], ANY),
      entry(110, 'allow', '17', [1024, 65535], ANY),
    ),
  ],
  fail: [
    acl('everything is allowed, as in a default ACL', entry(100, 'allow', '-1', null, ANY)),
    { ...acl('SSH is allowed', entry(100, 'allow', '6', [22, 22], ANY)), reason: /rule 100 allows 0\.0\.0\.0\/0 .*22/ },
    acl('RDP over UDP is allowed', entry(100, 'allow', '17', [3389, 3389], ANY)),
    acl('the ephemeral range contains 3389', entry(100, 'allow', '6', [1024, 65535], ANY)),
    acl('TCP without ports is all ports', entry(100, 'allow', '6', null, ANY)),
    acl('over IPv6', entry(101, 'allow', '6', [22, 22], '::/0')),
    acl('half of the internet', entry(100, 'allow', '6', [22, 22], '0.0.0.0/1')),
    acl('the deny comes later', entry(100, 'allow', '6', [22, 22], ANY), entry(110, 'deny', '6', [22, 22], ANY)),
    acl(
      'the deny covers one network only',
      entry(90, 'deny', '6', [22, 22], '10.0.0.0/8'),
      entry(100, 'allow', '6', [22, 22], ANY),
    ),
    acl(
      'half of the source is denied',
      entry(90, 'deny', '-1', null, '0.0.0.0/1'),
      entry(100, 'allow', '6', [22, 22], ANY),
    ),
    acl(
      'only TCP is denied before everything is allowed',
      entry(80, 'deny', '6', [22, 22], ANY),
      entry(90, 'deny', '6', [3389, 3389], ANY),
      entry(100, 'allow', '-1', null, ANY),
    ),
    acl(
      'the deny is for another protocol',
      entry(90, 'deny', '17', [22, 22], ANY),
      entry(100, 'allow', '6', [22, 22], ANY),
    ),
    acl(
      'the deny is for IPv4, the allow for IPv6',
      entry(90, 'deny', '-1', null, ANY),
      entry(100, 'allow', '-1', null, '::/0'),
    ),
    acl('the deny is for 22 only', entry(90, 'deny', '6', [22, 22], ANY), entry(100, 'allow', '6', [0, 65535], ANY)),
    acl(
      'a deny for outbound traffic shadows nothing',
      entry(90, 'deny', '-1', null, ANY, true),
      entry(100, 'allow', '6', [22, 22], ANY),
    ),
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
    { case: 'the rules were not read', gaps: ['Entries'] },
    { case: 'AWS gave no rules', settings: { Entries: [] } },
  ],
})

checkTable(checks.inUse, {
  pass: [{ case: 'a subnet uses it', settings: { IsDefault: false, Associations: [{ SubnetId: 'subnet-1' }] } }],
  fail: [
    { case: 'none does', settings: { IsDefault: false, Associations: [] } },
    { case: 'the list is left out', settings: { IsDefault: false } },
  ],
  notApplicable: [
    nothing,
    { case: 'the default one', settings: { IsDefault: true, Associations: [] } },
    { case: 'another account owns it', account: '111122223333', settings: { OwnerId: '999999999999' } },
  ],
  unknown: [{ case: 'AWS does not say whether it is the default', settings: { Associations: [] } }],
})
