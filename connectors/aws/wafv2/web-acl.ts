import type { WebACL as AwsWebAcl, LoggingConfiguration, ResourceType } from '@aws-sdk/client-wafv2'
import { evidenceType } from '../../kit/index.ts'
import { ruleSecrets } from './rule-secrets.ts'

/** The kinds of regional resources that are asked for, by AWS's names of them. */
export type Associated = Extract<
  ResourceType,
  | 'API_GATEWAY'
  | 'APPLICATION_LOAD_BALANCER'
  | 'APPSYNC'
  | 'APP_RUNNER_SERVICE'
  | 'COGNITO_USER_POOL'
  | 'VERIFIED_ACCESS_INSTANCE'
>

/** By kind, the ARNs of what stands behind the ACL (`ListResourcesForWebACL`); `null` of an ACL for CloudFront. */
type Associations = Record<Associated, string[] | null>

export interface WebAcl extends Associations {
  ARN: string
  Scope: 'CLOUDFRONT' | 'REGIONAL'
  /** `GetWebACL`. */
  WebACL: AwsWebAcl | null
  /** `GetLoggingConfiguration`; `null`: the ACL keeps no logs. */
  LoggingConfiguration: LoggingConfiguration | null
}

export const webAcl = evidenceType<WebAcl>({
  id: 'aws.wafv2.web-acl',
  title: 'Web ACLs of AWS WAF, their rules, logging and what stands behind them',
  reach: 'region',
  population:
    'every web ACL of AWS WAF (v2) for resources of the region; in us-east-1 also those for CloudFront, which live nowhere else. Distributions name their ACL themselves. Web ACLs of AWS WAF Classic are not among them',
  secrets: ruleSecrets('/WebACL/Rules'),
})
