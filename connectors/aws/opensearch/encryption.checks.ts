import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { domain, domainOf } from './domain.ts'

export const encryptedAtRest = check(domain, {
  id: 'opensearch-domain-encrypted-at-rest',
  title: 'OpenSearch domains are encrypted at rest',
  severity: 'medium',
  remediation: 'Turn on encryption at rest; it cannot be turned off again.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html'],
  equivalents: {
    prowler: ['opensearch_service_domains_encryption_at_rest_enabled'],
    securityHub: ['ES.1', 'Opensearch.1'],
    config: ['elasticsearch-encrypted-at-rest', 'opensearch-encrypted-at-rest'],
  },
  test(t) {
    const of = domainOf(t).EncryptionAtRestOptions
    if (of?.Enabled === undefined) return unknown('AWS did not state whether the domain is encrypted.')
    return of.Enabled ? pass(`Encrypted with ${of.KmsKeyId || 'a KMS key'}.`) : fail('The domain is not encrypted.')
  },
})

export const nodeToNode = check(domain, {
  id: 'opensearch-domain-node-to-node-encryption',
  title: 'Nodes of OpenSearch domains talk to each other encrypted',
  severity: 'medium',
  remediation: 'Turn on node-to-node encryption; it cannot be turned off again.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html'],
  equivalents: {
    prowler: ['opensearch_service_domains_node_to_node_encryption_enabled'],
    securityHub: ['ES.3', 'Opensearch.3'],
    config: ['elasticsearch-node-to-node-encryption-check', 'opensearch-node-to-node-encryption-check'],
  },
  test(t) {
    const on = domainOf(t).NodeToNodeEncryptionOptions?.Enabled
    if (on === undefined) return unknown('AWS did not state whether nodes talk encrypted.')
    return on ? pass('Node-to-node encryption is on.') : fail('Node-to-node encryption is off.')
  },
})

export const httpsRequired = check(domain, {
  id: 'opensearch-domain-https-required',
  title: 'OpenSearch domains take HTTPS only',
  severity: 'medium',
  remediation: 'Require HTTPS for all traffic to the domain.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html'],
  equivalents: { prowler: ['opensearch_service_domains_https_communications_enforced'] },
  test(t) {
    const on = domainOf(t).DomainEndpointOptions?.EnforceHTTPS
    if (on === undefined) return unknown('AWS did not state whether HTTPS is required.')
    return on ? pass('HTTPS is required.') : fail('HTTPS is not required.')
  },
})

/** Those whose cipher suites all keep past traffic secret when a key is stolen later. */
const FORWARD_SECRECY = {
  'Policy-Min-TLS-1-0-2019-07': false,
  'Policy-Min-TLS-1-2-2019-07': false,
  'Policy-Min-TLS-1-2-PFS-2023-10': true,
  'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08': true,
}

export const tlsCurrent = check(domain, {
  id: 'opensearch-domain-tls-1-2-forward-secrecy',
  title: 'OpenSearch domains take TLS 1.2 or later with forward secrecy only',
  severity: 'medium',
  remediation: 'Require HTTPS, and choose the TLS policy that has forward secrecy only.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html'],
  equivalents: {
    securityHub: ['ES.8', 'Opensearch.8'],
    config: ['elasticsearch-https-required', 'opensearch-https-required'],
  },
  test(t) {
    const { EnforceHTTPS: on, TLSSecurityPolicy: policy } = domainOf(t).DomainEndpointOptions ?? {}
    if (on === undefined || policy === undefined) return unknown('AWS did not state how the domain takes TLS.')
    if (!on) return fail('HTTPS is not required.')
    return meaningOf(policy, FORWARD_SECRECY, 'the TLS policy')
      ? pass(`The TLS policy is ${policy}.`)
      : fail(`The TLS policy is ${policy}.`)
  },
})
