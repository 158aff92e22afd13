import * as checks from '../../../../connectors/aws/kafka/cluster.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Provisioned: object) => ({ settings: { ClusterType: 'PROVISIONED', Provisioned } })
const serverless = { case: 'it is serverless', settings: { ClusterType: 'SERVERLESS', Serverless: { VpcConfigs: [] } } }
const unsaid = { case: 'AWS does not say how it is set up', settings: { ClusterName: 'c' } }
const silent = { case: 'AWS does not say', ...of({}) }

const transit = (EncryptionInTransit: object) => of({ EncryptionInfo: { EncryptionInTransit } })

checkTable(checks.brokersEncrypted, {
  pass: [{ case: 'they do', ...transit({ InCluster: true }) }],
  fail: [{ case: 'they do not', ...transit({ InCluster: false }) }],
  notApplicable: [serverless],
  unknown: [silent, unsaid],
})

checkTable(checks.clientsEncrypted, {
  pass: [{ case: 'TLS', ...transit({ ClientBroker: 'TLS' }) }],
  fail: [
    { case: 'either', ...transit({ ClientBroker: 'TLS_PLAINTEXT' }) },
    { case: 'in clear', ...transit({ ClientBroker: 'PLAINTEXT' }) },
  ],
  notApplicable: [serverless],
  unknown: [silent, unsaid],
})

const reach = (Type: string) => of({ BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } } })

checkTable(checks.notPublic, {
  pass: [{ case: 'they are not', ...reach('DISABLED') }],
  fail: [{ case: 'they are', ...reach('SERVICE_PROVIDED_EIPS') }],
  notApplicable: [serverless],
  unknown: [silent, unsaid],
})

checkTable(checks.clientsKnown, {
  pass: [{ case: 'all', ...of({ ClientAuthentication: { Unauthenticated: { Enabled: false } } }) }],
  fail: [{ case: 'not all', ...of({ ClientAuthentication: { Unauthenticated: { Enabled: true } } }) }],
  notApplicable: [serverless],
  unknown: [silent, unsaid, { case: 'only what is on', ...of({ ClientAuthentication: { Tls: { Enabled: true } } }) }],
})

checkTable(checks.monitored, {
  pass: [{ case: 'brokers', ...of({ EnhancedMonitoring: 'PER_BROKER' }) }],
  fail: [{ case: 'the default', ...of({ EnhancedMonitoring: 'DEFAULT' }) }],
  notApplicable: [serverless],
  unknown: [silent, unsaid],
})

const runs = (KafkaVersion: string) => ({
  ...of({ CurrentBrokerSoftwareInfo: { KafkaVersion } }),
  read: {
    versions: [
      { id: '3.6.0', settings: { Version: '3.6.0', Status: 'ACTIVE' } },
      { id: '2.2.1', settings: { Version: '2.2.1', Status: 'DEPRECATED' } },
    ],
  },
})

checkTable(checks.versionSupported, {
  pass: [{ case: 'it is', ...runs('3.6.0') }],
  fail: [{ case: 'it is not', ...runs('2.2.1'), reason: /DEPRECATED/ }],
  notApplicable: [serverless],
  unknown: [silent, unsaid, { case: 'AWS does not list it', ...runs('9.9.9') }],
})

const KEY = 'arn:aws:kms:us-east-1:111122223333:key'
const encrypted = (DataVolumeKMSKeyId?: string) => ({
  ...of({ EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId } } }),
  read: {
    keys: ['CUSTOMER', 'AWS'].map(KeyManager => ({
      id: KeyManager,
      settings: { KeyArn: `${KEY}/${KeyManager}`, KeyMetadata: { KeyManager } },
    })),
  },
})

checkTable(checks.customerKey, {
  pass: [{ case: 'its own', ...encrypted(`${KEY}/CUSTOMER`) }],
  fail: [{ case: 'that of AWS', ...encrypted(`${KEY}/AWS`), reason: /which AWS manages/ }],
  notApplicable: [serverless],
  unknown: [
    silent,
    unsaid,
    { case: 'one that is not listed', ...encrypted(`${KEY}/other`) },
    { case: 'none', ...encrypted() },
  ],
})
