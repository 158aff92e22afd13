import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { cluster } from './cluster.ts'

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'

const ENCRYPTED = { DISABLED: false, DISABLING: false, ENABLED: true, ENABLING: false }

export const encryptedAtRest = check(cluster, {
  id: 'dax-cluster-encrypted-at-rest',
  title: 'DAX clusters are encrypted at rest',
  severity: 'medium',
  remediation: 'Make a cluster with encryption at rest; it cannot be turned on later.',
  references: [`${GUIDE}/DAXEncryptionAtRest.html`],
  equivalents: {
    prowler: ['dynamodb_accelerator_cluster_encryption_enabled'],
    securityHub: ['DynamoDB.3'],
    config: ['dax-encryption-enabled'],
  },
  test({ SSEDescription: of }) {
    if (of?.Status === undefined) return unknown('AWS did not state whether the cluster is encrypted at rest.')
    return meaningOf(of.Status, ENCRYPTED, 'the status of encryption')
      ? pass('Encryption at rest is ENABLED.')
      : fail(`Encryption at rest is ${of.Status}.`)
  },
})

export const encryptedInTransit = check(cluster, {
  id: 'dax-cluster-encrypted-in-transit',
  title: 'DAX clusters take TLS only',
  severity: 'medium',
  remediation: 'Make a cluster with TLS; it cannot be turned on later.',
  references: [`${GUIDE}/DAXEncryptionInTransit.html`],
  equivalents: {
    prowler: ['dynamodb_accelerator_cluster_in_transit_encryption_enabled'],
    securityHub: ['DynamoDB.7'],
    config: ['dax-tls-endpoint-encryption'],
  },
  test({ ClusterEndpointEncryptionType: type }) {
    if (type === undefined) return unknown('AWS did not state whether the cluster takes TLS.')
    return meaningOf(type, { NONE: false, TLS: true }, 'the encryption of the endpoint')
      ? pass('The endpoint takes TLS only.')
      : fail(`The encryption of the endpoint is ${type}.`)
  },
})

export const multiAz = check(cluster, {
  id: 'dax-cluster-multi-az',
  title: 'Nodes of DAX clusters are in several zones',
  severity: 'medium',
  remediation: 'Add nodes to the cluster in other zones.',
  references: [`${GUIDE}/DAX.concepts.cluster.html`],
  equivalents: { prowler: ['dynamodb_accelerator_cluster_multi_az'] },
  test({ Nodes: nodes }) {
    const zones = nodes?.map(node => node.AvailabilityZone)
    if (!zones?.length) return unknown('AWS did not state the nodes of the cluster.')
    if (zones.includes(undefined)) return unknown('AWS did not state the zone of every node.')
    const distinct = [...new Set(zones)].sort()
    return distinct.length > 1
      ? pass(`The nodes are in ${distinct.join(', ')}.`)
      : fail(`All nodes are in ${distinct.join()}.`)
  },
})
