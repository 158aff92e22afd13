import {
  check,
  fail,
  inRegion,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { key } from '../kms/key.ts'
import { type Cluster, cluster } from './cluster.ts'
import { kafkaVersion } from './kafka-version.ts'

const GUIDE = 'https://docs.aws.amazon.com/msk/latest/developerguide'

type Provisioned = NonNullable<Json<Cluster>['Provisioned']>

/** What only provisioned clusters can set: serverless ones always encrypt, ask who calls, and lie in a network. */
function ofProvisioned(
  { Provisioned: own, Serverless: none }: Json<Cluster>,
  judge: (of: Provisioned) => Verdict,
): Verdict {
  if (own) return judge(own)
  return none
    ? notApplicable('The cluster is serverless, for which AWS decides it.')
    : unknown('AWS did not state how the cluster is set up.')
}

export const brokersEncrypted = check(cluster, {
  id: 'kafka-cluster-brokers-encrypted-in-transit',
  title: 'Brokers of MSK clusters speak to each other over TLS',
  severity: 'medium',
  remediation: 'Make a cluster with encryption within the cluster on; it cannot be turned on later.',
  references: [`${GUIDE}/msk-encryption.html`],
  equivalents: { securityHub: ['MSK.1'], config: ['msk-in-cluster-node-require-tls'] },
  test: c =>
    ofProvisioned(c, ({ EncryptionInfo: encryption }) => {
      const on = encryption?.EncryptionInTransit?.InCluster
      if (on === undefined) return unknown('AWS did not state whether traffic between brokers is encrypted.')
      return on ? pass('Traffic between brokers is encrypted.') : fail('Traffic between brokers is not encrypted.')
    }),
})

export const clientsEncrypted = check(cluster, {
  id: 'kafka-cluster-clients-tls-required',
  title: 'MSK clusters take clients over TLS only',
  severity: 'medium',
  remediation: 'Set encryption between clients and brokers to TLS.',
  references: [`${GUIDE}/msk-encryption.html`],
  test: c =>
    ofProvisioned(c, ({ EncryptionInfo: encryption }) => {
      const how = encryption?.EncryptionInTransit?.ClientBroker
      if (how === undefined) return unknown('AWS did not state how clients reach the brokers.')
      return meaningOf(how, { PLAINTEXT: false, TLS: true, TLS_PLAINTEXT: false }, 'the encryption of clients')
        ? pass('Clients reach the brokers over TLS only.')
        : fail(`Clients reach the brokers by ${how}.`)
    }),
})

/** A text in AWS's model; its documentation names these two. */
const CLOSED: Readonly<Record<string, boolean>> = { DISABLED: true, SERVICE_PROVIDED_EIPS: false }

export const notPublic = check(cluster, {
  id: 'kafka-cluster-not-public',
  title: 'Brokers of MSK clusters cannot be reached from the internet',
  severity: 'critical',
  remediation: 'Turn off public access of the cluster.',
  references: [`${GUIDE}/public-access.html`],
  equivalents: {
    prowler: ['kafka_cluster_is_public'],
    securityHub: ['MSK.4'],
    config: ['msk-cluster-public-access-disabled'],
  },
  test: c =>
    ofProvisioned(c, ({ BrokerNodeGroupInfo: brokers }) => {
      const access = brokers?.ConnectivityInfo?.PublicAccess?.Type
      if (access === undefined) return unknown('AWS did not state whether the brokers are public.')
      return meaningOf(access, CLOSED, 'the type of public access')
        ? pass('Public access is DISABLED.')
        : fail(`Public access is ${access}.`)
    }),
})

export const clientsKnown = check(cluster, {
  id: 'kafka-cluster-clients-authenticated',
  title: 'MSK clusters let in no unknown client',
  severity: 'high',
  remediation: 'Turn on a way to sign in, and turn off unauthenticated access.',
  references: [`${GUIDE}/kafka_apis_iam.html`],
  equivalents: {
    prowler: ['kafka_cluster_unrestricted_access_disabled'],
    securityHub: ['MSK.6'],
    config: ['msk-unrestricted-access-check'],
  },
  test: c =>
    ofProvisioned(c, ({ ClientAuthentication: of }) => {
      const open = of?.Unauthenticated?.Enabled
      if (open === undefined) return unknown('AWS did not state whether unknown clients are let in.')
      return open ? fail('Clients that do not sign in are let in.') : pass('Every client must sign in.')
    }),
})

const MONITORED = ['PER_BROKER', 'PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION']

export const monitored = check(cluster, {
  id: 'kafka-cluster-enhanced-monitoring-enabled',
  title: 'MSK clusters report more than the default metrics',
  severity: 'low',
  remediation: 'Set enhanced monitoring to PER_BROKER or finer.',
  references: [`${GUIDE}/metrics-details.html`],
  equivalents: { prowler: ['kafka_cluster_enhanced_monitoring_enabled'] },
  test: c =>
    ofProvisioned(c, ({ EnhancedMonitoring: level }) => {
      if (level === undefined) return unknown('AWS did not state the level of monitoring.')
      if (level === 'DEFAULT') return fail('Monitoring is DEFAULT.')
      return MONITORED.includes(level)
        ? pass(`Monitoring is ${level}.`)
        : unknown(`Exhibit does not know the level of monitoring ${level}.`)
    }),
})

export const versionSupported = check(cluster, {
  id: 'kafka-cluster-version-supported',
  title: 'MSK clusters run a version of Kafka that AWS supports',
  severity: 'medium',
  remediation: 'Upgrade the cluster to a version that is ACTIVE.',
  references: [`${GUIDE}/supported-kafka-versions.html`],
  reads: { versions: inRegion(kafkaVersion, v => ({ version: v.Version, status: v.Status })) },
  test: (c, { read }) =>
    ofProvisioned(c, ({ CurrentBrokerSoftwareInfo: software }) => {
      const version = software?.KafkaVersion
      if (version === undefined) return unknown('AWS did not state the version of Kafka.')
      const status = read.versions.find(({ value }) => value.version === version)?.value.status
      if (status === undefined) return unknown(`Whether AWS supports version ${version} is not known.`)
      return meaningOf(status, { ACTIVE: true, DEPRECATED: false }, 'the status of a version')
        ? pass(`Version ${version} is ACTIVE.`)
        : fail(`Version ${version} is ${status}.`)
    }),
})

/** MSK always encrypts what brokers store; without a key of the customer, with one that AWS manages in the account. */
export const customerKey = check(cluster, {
  id: 'kafka-cluster-kms-encryption',
  title: 'MSK clusters are encrypted with a KMS key of the customer',
  severity: 'low',
  remediation: 'Make the cluster again with a KMS key of your own; the key of a cluster cannot be changed.',
  references: [`${GUIDE}/msk-encryption.html`],
  equivalents: { prowler: ['kafka_cluster_encryption_at_rest_uses_cmk'] },
  reads: { keys: inRegion(key, k => ({ arn: k.KeyArn, manager: k.KeyMetadata?.KeyManager })) },
  test: (c, { read }) =>
    ofProvisioned(c, ({ EncryptionInfo: encryption }) => {
      const arn = encryption?.EncryptionAtRest?.DataVolumeKMSKeyId
      if (!arn) return unknown('AWS did not name the key of the cluster.')
      const manager = read.keys.find(({ value }) => value.arn === arn)?.value.manager
      if (manager === 'CUSTOMER') return pass(`The cluster is encrypted with ${arn}.`)
      return manager === 'AWS'
        ? fail(`The cluster is encrypted with ${arn}, which AWS manages.`)
        : unknown(`Whose the key ${arn} is, is not known.`)
    }),
})
