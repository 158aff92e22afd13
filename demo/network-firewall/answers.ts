import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'
import { blocked, domains, policyArn } from './facts.ts'

// Wire shapes of the AWS Network Firewall API Reference. Of the service the emulator knows firewalls and their logs alone.

const nameOf = (region: string) => (region === 'us-east-1' ? 'nwp-inspect' : 'nwp-open')
const DAY = 86_400

const inspecting = (region: string) => ({
  StatelessDefaultActions: ['aws:forward_to_sfe'],
  StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
  StatelessRuleGroupReferences: [{ ResourceArn: blocked(region), Priority: 10 }],
  StatefulRuleGroupReferences: [{ ResourceArn: domains(region) }],
})
const OPEN = { StatelessDefaultActions: ['aws:pass'], StatelessFragmentDefaultActions: ['aws:drop'] }

const STATELESS = { RulesSource: { StatelessRulesAndCustomActions: { StatelessRules: [] } } }
const STATEFUL = {
  RulesSource: {
    RulesSourceList: {
      Targets: ['.payment-partner.example'],
      TargetTypes: ['TLS_SNI'],
      GeneratedRulesType: 'ALLOWLIST',
    },
  },
}

const answering = (operation: string, respond: Answer['respond']): Answer => ({
  service: 'network-firewall',
  operation,
  respond,
})

export const answers: readonly Answer[] = [
  {
    // Of a firewall without logs AWS answers an empty list, and the emulator no list.
    service: 'network-firewall',
    operation: 'DescribeLoggingConfiguration',
    respond: () => null,
    rewrite: text =>
      text.replace('"LoggingConfiguration": {}', '"LoggingConfiguration": {"LogDestinationConfigs": []}'),
  },
  answering('ListFirewallPolicies', ({ region }) =>
    json({ FirewallPolicies: [{ Name: nameOf(region), Arn: policyArn(region, nameOf(region)) }] }),
  ),
  answering('DescribeFirewallPolicy', ({ region, now }) =>
    json({
      UpdateToken: '0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f',
      FirewallPolicyResponse: {
        FirewallPolicyName: nameOf(region),
        FirewallPolicyArn: policyArn(region, nameOf(region)),
        FirewallPolicyId: '1f2e3d4c-5b6a-4798-8977-6b5c4d3e2f10',
        FirewallPolicyStatus: 'ACTIVE',
        NumberOfAssociations: 1,
        EncryptionConfiguration: { KeyId: 'AWS_OWNED_KMS_KEY', Type: 'AWS_OWNED_KMS_KEY' },
        LastModifiedTime: secondsAgo(now, 150 * DAY),
      },
      FirewallPolicy: region === 'us-east-1' ? inspecting(region) : OPEN,
    }),
  ),
  answering('ListRuleGroups', ({ region }) => {
    const groups = [
      { Name: 'nwp-domains', Arn: domains(region) },
      { Name: 'nwp-blocked', Arn: blocked(region) },
    ]
    return json({ RuleGroups: region === 'us-east-1' ? groups : [] })
  }),
  answering('DescribeRuleGroup', ({ region, now, body }) => {
    const isStateful = body.includes('stateful-rulegroup')
    return json({
      UpdateToken: '2f3e4d5c-6b7a-4899-9a78-7b6c5d4e3f20',
      RuleGroup: isStateful ? STATEFUL : STATELESS,
      RuleGroupResponse: {
        RuleGroupArn: isStateful ? domains(region) : blocked(region),
        RuleGroupName: isStateful ? 'nwp-domains' : 'nwp-blocked',
        RuleGroupId: isStateful ? '3f4e5d6c-7b8a-49a0-8b89-8c7d6e5f4a30' : '4f5e6d7c-8b9a-40b1-8c9a-9d8e7f6a5b40',
        Type: isStateful ? 'STATEFUL' : 'STATELESS',
        Capacity: 100,
        RuleGroupStatus: 'ACTIVE',
        NumberOfAssociations: 1,
        LastModifiedTime: secondsAgo(now, 150 * DAY),
      },
    })
  }),
]
