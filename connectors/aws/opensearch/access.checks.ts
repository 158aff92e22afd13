import { check, fail, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { domain, domainOf } from './domain.ts'

export const inVpc = check(domain, {
  id: 'opensearch-domain-in-vpc',
  title: 'OpenSearch domains lie in a network of the customer',
  severity: 'critical',
  remediation: 'Make another domain in a VPC and move the data; a public domain cannot be moved into one.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html'],
  equivalents: {
    securityHub: ['ES.2', 'Opensearch.2'],
    config: ['elasticsearch-in-vpc-only', 'opensearch-in-vpc-only'],
  },
  test(t) {
    const { VPCOptions: of, Endpoint, EndpointV2 } = domainOf(t)
    if (of?.VPCId) return pass(`The domain lies in ${of.VPCId}.`)
    return Endpoint || EndpointV2
      ? fail('The domain has a public endpoint.')
      : unknown('AWS states neither a network nor an endpoint of the domain.')
  },
})

export const policyNotPublic = check(domain, {
  id: 'opensearch-domain-policy-not-public',
  title: 'Access policies of public OpenSearch domains let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals or the addresses that may reach the domain, or move it into a VPC.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html'],
  equivalents: { prowler: ['opensearch_service_domains_not_publicly_accessible'] },
  test(t) {
    const { VPCOptions: of, AccessPolicies: policy } = domainOf(t)
    if (of?.VPCId) return pass(`The domain lies in ${of.VPCId}, whose security groups say who reaches it.`)
    if (policy === undefined) return unknown('AWS did not state the access policy of the domain.')
    return policy === '' ? pass('The domain has no access policy.') : letsNobodyInByWildcard(policy)
  },
})

export const fineGrained = check(domain, {
  id: 'opensearch-domain-fine-grained-access-control',
  title: 'OpenSearch domains decide access to each index',
  severity: 'high',
  remediation: 'Turn on fine-grained access control; it cannot be turned off again.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html'],
  equivalents: {
    prowler: ['opensearch_service_domains_access_control_enabled'],
    securityHub: ['Opensearch.7'],
    config: ['opensearch-access-control-enabled'],
  },
  test(t) {
    const { Enabled: on, AnonymousAuthEnabled: anonymous } = domainOf(t).AdvancedSecurityOptions ?? {}
    if (on === undefined) return unknown('AWS did not state whether fine-grained access control is on.')
    if (!on) return fail('Fine-grained access control is off.')
    // For 30 days after it was turned on, those who do not sign in may still be let in.
    return anonymous
      ? fail('Fine-grained access control is on, and lets in those who do not sign in.')
      : pass('Fine-grained access control is on.')
  },
})

export const noInternalUsers = check(domain, {
  id: 'opensearch-domain-no-internal-users',
  title: 'OpenSearch domains keep no users of their own',
  severity: 'medium',
  remediation: 'Let people sign in by SAML or Cognito, and turn off the internal user database.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html'],
  equivalents: { prowler: ['opensearch_service_domains_internal_user_database_enabled'] },
  test(t) {
    const { Enabled: on, InternalUserDatabaseEnabled: users } = domainOf(t).AdvancedSecurityOptions ?? {}
    if (on === undefined) return unknown('AWS did not state whether the domain keeps users.')
    if (!on) return pass('The domain keeps no users, as fine-grained access control is off.')
    if (users === undefined) return unknown('AWS did not state whether the domain keeps users.')
    return users ? fail('The internal user database is on.') : pass('The internal user database is off.')
  },
})

export const dashboardsSignIn = check(domain, {
  id: 'opensearch-domain-dashboards-federated',
  title: 'Dashboards of OpenSearch domains sign people in by Cognito or SAML',
  severity: 'high',
  remediation: 'Turn on sign-in to Dashboards by SAML or Amazon Cognito.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/dashboards.html'],
  equivalents: { prowler: ['opensearch_service_domains_use_cognito_authentication_for_kibana'] },
  test(t) {
    const { CognitoOptions: cognito, AdvancedSecurityOptions: security } = domainOf(t)
    if (cognito?.Enabled) return pass('Cognito signs people in.')
    if (security?.SAMLOptions?.Enabled) return pass('SAML signs people in.')
    return cognito?.Enabled === undefined && security === undefined
      ? unknown('AWS did not state how people sign in to Dashboards.')
      : fail('Neither Cognito nor SAML signs people in.')
  },
})
