import type { RuleGroup as AwsRuleGroup } from '@aws-sdk/client-wafv2'
import { evidenceType } from '../../kit/index.ts'
import { ruleSecrets } from './rule-secrets.ts'

export interface RuleGroup {
  ARN: string
  Scope: 'CLOUDFRONT' | 'REGIONAL'
  /** `GetRuleGroup`. */
  RuleGroup: AwsRuleGroup | null
}

export const ruleGroup = evidenceType<RuleGroup>({
  id: 'aws.wafv2.rule-group',
  title: 'Rule groups of the account in AWS WAF',
  reach: 'region',
  population:
    'every rule group of AWS WAF (v2) that the account made for resources of the region; in us-east-1 also those for CloudFront. Managed rule groups are not among them',
  secrets: ruleSecrets('/RuleGroup/Rules'),
})
