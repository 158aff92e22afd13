import type { SecurityPolicy } from '@aws-sdk/client-api-gateway'
import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { domainName } from './domain-name.ts'

/** The names of AWS's policies say the least version that each takes. */
const SINCE_TLS_1_2 = /^(TLS_1_2$|SecurityPolicy_TLS1[23]_)/

export const tls = check(domainName, {
  id: 'apigateway-domain-name-tls-1-2',
  title: 'Custom domain names of API Gateway take TLS 1.2 or later',
  severity: 'medium',
  remediation: 'Choose a security policy of TLS 1.2 or later for the domain name.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ],
  test({ securityPolicy: policy }) {
    if (!policy) return unknown('AWS did not state the security policy of the domain name.')
    if (policy === 'TLS_1_0') return fail('The security policy is TLS_1_0.')
    return SINCE_TLS_1_2.test(policy)
      ? pass(`The security policy is ${policy}.`)
      : unknown(`The security policy ${policy} is not known.`)
  },
})

/**
 * By what AWS says of its policies (apigateway-security-policies-list, read 2026-11-30): those with PQ in their names have a
 * hybrid key exchange, and the legacy ones have none. Of those of CloudFront's edge it says neither: undefined.
 */
const POST_QUANTUM: Readonly<Record<SecurityPolicy, boolean | undefined>> = {
  SecurityPolicy_TLS12_2018_EDGE: undefined,
  SecurityPolicy_TLS12_PFS_2025_EDGE: undefined,
  SecurityPolicy_TLS13_1_2_2021_06: false,
  SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_2_PQ_2025_09: true,
  SecurityPolicy_TLS13_1_3_2025_09: false,
  SecurityPolicy_TLS13_1_3_FIPS_2025_09: false,
  SecurityPolicy_TLS13_2025_EDGE: undefined,
  TLS_1_0: false,
  TLS_1_2: false,
}

export const postQuantum = check(domainName, {
  id: 'apigateway-domain-name-post-quantum-key-exchange',
  title: 'API Gateway custom domain names offer a post-quantum key exchange',
  severity: 'low',
  remediation: 'Set a security policy with PQ in its name on the domain name.',
  why: 'Traffic that is recorded today could be decrypted once quantum computers exist.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html'],
  equivalents: { prowler: ['apigateway_domain_name_pqc_tls_enabled'] },
  test({ securityPolicy: policy }) {
    if (!policy) return unknown('AWS did not state the security policy of the domain name.')
    const offers = meaningOf(policy, POST_QUANTUM, 'the security policy')
    if (offers === undefined) return unknown(`AWS does not say which key exchanges the policy ${policy} offers.`)
    return offers
      ? pass(`The security policy ${policy} offers a post-quantum key exchange.`)
      : fail(`The security policy ${policy} offers no post-quantum key exchange.`)
  },
})
