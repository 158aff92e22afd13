import type { RuleGroup as AwsRuleGroup, RuleGroupResponse } from '@aws-sdk/client-network-firewall'
import { evidenceType } from '../../kit/index.ts'

export interface RuleGroup {
  Arn: string
  /** Of `DescribeRuleGroup`: its kind, state and number of policies. */
  RuleGroupResponse: RuleGroupResponse | null
  /** Of `DescribeRuleGroup`: the rules. */
  RuleGroup: AwsRuleGroup | null
}

export const ruleGroup = evidenceType<RuleGroup>({
  id: 'aws.network-firewall.rule-group',
  title: 'Rule groups of network firewalls, with their rules',
  reach: 'region',
  population:
    'every rule group of AWS Network Firewall that the account lists in the region; those that AWS manages are not asked for',
  observed: ['/RuleGroupResponse/AnalysisResults'],
})
