import * as access from '../../../../connectors/aws/opensearch/access.checks.ts'
import * as encryption from '../../../../connectors/aws/opensearch/encryption.checks.ts'
import * as operation from '../../../../connectors/aws/opensearch/operation.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Domain: object | null) => ({ settings: { DomainName: 'search', Domain } })
const nothing = { case: 'AWS answers nothing', ...of(null) }
const silent = { case: 'AWS does not say', ...of({ DomainName: 'search', ClusterConfig: {} }) }
const network = { VPCOptions: { VPCId: 'vpc-0a1b', SubnetIds: ['subnet-0a1b'] } }

checkTable(encryption.encryptedAtRest, {
  pass: [{ case: 'on', ...of({ EncryptionAtRestOptions: { Enabled: true, KmsKeyId: 'key/1' } }), reason: /key\/1/ }],
  fail: [{ case: 'off', ...of({ EncryptionAtRestOptions: { Enabled: false } }) }],
  unknown: [nothing, silent],
})

checkTable(encryption.nodeToNode, {
  pass: [{ case: 'on', ...of({ NodeToNodeEncryptionOptions: { Enabled: true } }) }],
  fail: [{ case: 'off', ...of({ NodeToNodeEncryptionOptions: { Enabled: false } }) }],
  unknown: [nothing, silent],
})

const endpoint = (EnforceHTTPS?: boolean, TLSSecurityPolicy?: string) =>
  of({ DomainEndpointOptions: { EnforceHTTPS, TLSSecurityPolicy } })

checkTable(encryption.httpsRequired, {
  pass: [{ case: 'on', ...endpoint(true) }],
  fail: [{ case: 'off', ...endpoint(false) }],
  unknown: [nothing, silent],
})

checkTable(encryption.tlsCurrent, {
  pass: [
    { case: 'forward secrecy', ...endpoint(true, 'Policy-Min-TLS-1-2-PFS-2023-10') },
    { case: 'as RFC 9151 says', ...endpoint(true, 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08') },
  ],
  fail: [
    { case: 'TLS 1.0', ...endpoint(true, 'Policy-Min-TLS-1-0-2019-07') },
    { case: 'TLS 1.2 without', ...endpoint(true, 'Policy-Min-TLS-1-2-2019-07') },
    { case: 'HTTP too', ...endpoint(false, 'Policy-Min-TLS-1-2-PFS-2023-10') },
  ],
  unknown: [nothing, silent, { case: 'no policy', ...endpoint(true) }],
})

checkTable(access.inVpc, {
  pass: [{ case: 'in a network', ...of(network) }],
  fail: [{ case: 'not', ...of({ Endpoint: 'search.example' }) }],
  unknown: [nothing, silent],
})

const policy = (Principal: unknown, more: object = {}) => ({
  AccessPolicies: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Search', Effect: 'Allow', Principal, Action: 'es:ESHttp*', Resource: '*', ...more }],
  }),
})
const everybody = { AWS: '*' }

checkTable(access.policyNotPublic, {
  pass: [
    { case: 'in a network', ...of({ ...network, ...policy(everybody) }), reason: /vpc-0a1b/ },
    { case: 'no policy', ...of({ AccessPolicies: '' }) },
    { case: 'a role', ...of(policy({ AWS: 'arn:aws:iam::111122223333:role/app' })) },
    { case: 'an address', ...of(policy(everybody, { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })) },
  ],
  fail: [{ case: 'everybody', ...of(policy(everybody)), reason: /by Search\.$/ }],
  unknown: [nothing, silent, { case: 'a policy that cannot be read', ...of({ AccessPolicies: '{' }) }],
})

const security = (more: object) => of({ AdvancedSecurityOptions: more })

checkTable(access.fineGrained, {
  pass: [{ case: 'on', ...security({ Enabled: true }) }],
  fail: [
    { case: 'off', ...security({ Enabled: false }) },
    { case: 'on, with anonymous access', ...security({ Enabled: true, AnonymousAuthEnabled: true }) },
  ],
  unknown: [nothing, silent],
})

checkTable(access.noInternalUsers, {
  pass: [
    { case: 'off', ...security({ Enabled: true, InternalUserDatabaseEnabled: false }) },
    { case: 'no access control at all', ...security({ Enabled: false }) },
  ],
  fail: [{ case: 'on', ...security({ Enabled: true, InternalUserDatabaseEnabled: true }) }],
  unknown: [nothing, silent, { case: 'users not stated', ...security({ Enabled: true }) }],
})

checkTable(access.dashboardsSignIn, {
  pass: [
    { case: 'Cognito', ...of({ CognitoOptions: { Enabled: true } }) },
    { case: 'SAML', ...of({ AdvancedSecurityOptions: { SAMLOptions: { Enabled: true } } }) },
  ],
  fail: [{ case: 'neither', ...of({ CognitoOptions: { Enabled: false } }) }],
  unknown: [nothing, silent],
})

const logs = (...names: string[]) =>
  of({ LogPublishingOptions: Object.fromEntries(names.map(name => [name, { Enabled: true }])) })

checkTable(operation.errorLog, {
  pass: [{ case: 'on', ...logs('ES_APPLICATION_LOGS') }],
  fail: [
    { case: 'others', ...logs('AUDIT_LOGS') },
    { case: 'off', ...of({ LogPublishingOptions: { ES_APPLICATION_LOGS: { Enabled: false } } }) },
    { case: 'never set', ...of({ DomainName: 'search' }) },
  ],
  unknown: [nothing],
})

checkTable(operation.auditLog, {
  pass: [{ case: 'on', ...logs('AUDIT_LOGS') }],
  fail: [{ case: 'others', ...logs('ES_APPLICATION_LOGS') }],
  unknown: [nothing],
})

checkTable(operation.slowLogs, {
  pass: [{ case: 'both', ...logs('SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS') }],
  fail: [{ case: 'one', ...logs('SEARCH_SLOW_LOGS'), reason: /: INDEX_SLOW_LOGS\.$/ }],
  unknown: [nothing],
})

const nodes = (ClusterConfig: object) => of({ ClusterConfig })

checkTable(operation.dataNodes, {
  pass: [{ case: 'three', ...nodes({ InstanceCount: 3, ZoneAwarenessEnabled: true }) }],
  fail: [
    { case: 'two', ...nodes({ InstanceCount: 2, ZoneAwarenessEnabled: true }) },
    { case: 'one zone', ...nodes({ InstanceCount: 3, ZoneAwarenessEnabled: false }) },
  ],
  unknown: [nothing, silent],
})

checkTable(operation.dedicatedMasters, {
  pass: [{ case: 'three', ...nodes({ DedicatedMasterEnabled: true, DedicatedMasterCount: 3 }) }],
  fail: [
    { case: 'two', ...nodes({ DedicatedMasterEnabled: true, DedicatedMasterCount: 2 }) },
    { case: 'none', ...nodes({ DedicatedMasterEnabled: false }) },
  ],
  unknown: [nothing, silent, { case: 'some', ...nodes({ DedicatedMasterEnabled: true }) }],
})

const software = (ServiceSoftwareOptions: object) => of({ ServiceSoftwareOptions })

checkTable(operation.softwareCurrent, {
  pass: [{ case: 'current', ...software({ UpdateAvailable: false, CurrentVersion: 'R20260915' }) }],
  fail: [{ case: 'an update', ...software({ UpdateAvailable: true, NewVersion: 'R20261003' }), reason: /R20261003/ }],
  unknown: [nothing, silent],
})
