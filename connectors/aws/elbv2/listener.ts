import type { Listener as Listed, Rule, SslPolicy } from '@aws-sdk/client-elastic-load-balancing-v2'
import { evidenceType } from '../../kit/index.ts'

export interface Listener extends Listed {
  /** `DescribeRules`, the default rule among them; `null`: a network or gateway load balancer has no rules. */
  Rules: Rule[] | null
  /** `DescribeSSLPolicies`: which protocols and ciphers `SslPolicy` stands for; `null`: it has none, or AWS does not know it. */
  SslPolicyDescription: SslPolicy | null
}

const OIDC_SECRET = { rule: 'elbv2-oidc-client-secret' }

export const listener = evidenceType<Listener>({
  id: 'aws.elbv2.listener',
  title: 'Listeners of load balancers, their rules, certificates and TLS policies',
  reach: 'region',
  population:
    'every listener of every application, network and gateway load balancer of the account in the region, as DescribeListeners lists them',
  secrets: [
    { pointer: '/DefaultActions/*/AuthenticateOidcConfig/ClientSecret', ...OIDC_SECRET },
    { pointer: '/Rules/*/Actions/*/AuthenticateOidcConfig/ClientSecret', ...OIDC_SECRET },
  ],
})
