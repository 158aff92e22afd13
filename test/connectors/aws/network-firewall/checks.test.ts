import { vpcHasNetworkFirewall } from '../../../../connectors/aws/ec2/vpc-firewall.checks.ts'
import {
  firewallDeletionProtected,
  firewallLogging,
  firewallMultiAz,
  firewallSubnetsProtected,
} from '../../../../connectors/aws/network-firewall/firewall.checks.ts'
import { fragments, fullPackets, policyRuleGroups } from '../../../../connectors/aws/network-firewall/policy.checks.ts'
import { ruleGroupNotEmpty } from '../../../../connectors/aws/network-firewall/rule-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const logs = (LoggingConfiguration: object | null) => ({ settings: { LoggingConfiguration } })
const alerts = { LogType: 'ALERT', LogDestinationType: 'S3', LogDestination: { bucketName: 'logs' } }

checkTable(firewallLogging, {
  pass: [{ case: 'alerts', ...logs({ LogDestinationConfigs: [alerts] }), reason: /ALERT/ }],
  fail: [
    { case: 'never configured', ...logs(null) },
    { case: 'no destination', ...logs({ LogDestinationConfigs: [] }) },
  ],
  unknown: [{ case: 'AWS says nothing', ...logs({}) }],
})

const of = (Firewall: object) => ({ settings: { Firewall } })

checkTable(firewallDeletionProtected, {
  pass: [{ case: 'on', ...of({ DeleteProtection: true }) }],
  fail: [{ case: 'off', ...of({ DeleteProtection: false }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

checkTable(firewallSubnetsProtected, {
  pass: [{ case: 'on', ...of({ SubnetChangeProtection: true }) }],
  fail: [{ case: 'off', ...of({ SubnetChangeProtection: false }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

const subnets = (...ids: string[]) => of({ VpcId: 'vpc-1', SubnetMappings: ids.map(SubnetId => ({ SubnetId })) })

checkTable(firewallMultiAz, {
  pass: [
    { case: 'two subnets', ...subnets('subnet-a', 'subnet-b') },
    {
      case: 'two zones of a transit gateway',
      ...of({
        TransitGatewayId: 'tgw-1',
        SubnetMappings: [],
        AvailabilityZoneMappings: [{ AvailabilityZone: 'use1-az1' }, { AvailabilityZone: 'use1-az2' }],
      }),
    },
  ],
  fail: [{ case: 'one subnet', ...subnets('subnet-a') }],
  unknown: [{ case: 'none', ...subnets() }],
})

const policy = (FirewallPolicy: object | null) => ({ settings: { FirewallPolicy } })

checkTable(policyRuleGroups, {
  pass: [
    { case: 'a stateless one', ...policy({ StatelessRuleGroupReferences: [{ ResourceArn: 'a', Priority: 1 }] }) },
    { case: 'a stateful one', ...policy({ StatefulRuleGroupReferences: [{ ResourceArn: 'a' }] }) },
  ],
  fail: [
    { case: 'none', ...policy({ StatelessDefaultActions: ['aws:pass'] }) },
    { case: 'empty lists', ...policy({ StatelessRuleGroupReferences: [], StatefulRuleGroupReferences: [] }) },
  ],
  unknown: [{ case: 'no policy', ...policy(null) }],
})

for (const [check, member] of [
  [fullPackets, 'StatelessDefaultActions'],
  [fragments, 'StatelessFragmentDefaultActions'],
] as const)
  checkTable(check, {
    pass: [
      { case: 'dropped', ...policy({ [member]: ['aws:drop'] }) },
      { case: 'inspected, and counted', ...policy({ [member]: ['count', 'aws:forward_to_sfe'] }) },
    ],
    fail: [{ case: 'passed', ...policy({ [member]: ['aws:pass'] }), reason: /aws:pass/ }],
    unknown: [
      { case: 'no action', ...policy({ [member]: [] }) },
      { case: 'AWS says nothing', ...policy({}) },
    ],
  })

const group = (Type: string | undefined, StatelessRules?: object[]) => ({
  settings: {
    RuleGroupResponse: { Type },
    RuleGroup: { RulesSource: { StatelessRulesAndCustomActions: { StatelessRules } } },
  },
})

checkTable(ruleGroupNotEmpty, {
  pass: [{ case: 'a rule', ...group('STATELESS', [{ Priority: 1 }]) }],
  fail: [{ case: 'none', ...group('STATELESS', []) }],
  notApplicable: [{ case: 'stateful', ...group('STATEFUL') }],
  unknown: [
    { case: 'AWS says no rules', ...group('STATELESS') },
    { case: 'nor its kind', ...group(undefined, []) },
  ],
})

const firewalls = (VpcId?: string) => ({
  read: { firewalls: [{ id: 'f', name: 'edge', settings: { Firewall: { VpcId } } }] },
})
const vpc = { settings: { VpcId: 'vpc-1' } }

checkTable(vpcHasNetworkFirewall, {
  pass: [{ case: 'in it', ...vpc, ...firewalls('vpc-1') }],
  fail: [
    { case: 'in another', ...vpc, ...firewalls('vpc-2') },
    { case: 'nowhere', ...vpc, read: { firewalls: [] } },
  ],
  unknown: [{ case: 'AWS names no VPC', settings: {}, ...firewalls('vpc-1') }],
})
