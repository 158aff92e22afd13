import { encryptedAtRest, encryptedInTransit, multiAz } from '../../../../connectors/aws/dax/cluster.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(encryptedAtRest, {
  pass: [{ case: 'on', settings: { SSEDescription: { Status: 'ENABLED' } } }],
  fail: [{ case: 'off', settings: { SSEDescription: { Status: 'DISABLED' } } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
checkTable(encryptedInTransit, {
  pass: [{ case: 'TLS', settings: { ClusterEndpointEncryptionType: 'TLS' } }],
  fail: [{ case: 'none', settings: { ClusterEndpointEncryptionType: 'NONE' } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})

const nodes = (...zones: (string | undefined)[]) => ({
  settings: { Nodes: zones.map(AvailabilityZone => ({ AvailabilityZone })) },
})
checkTable(multiAz, {
  pass: [{ case: 'two', ...nodes('us-east-1a', 'us-east-1b', 'us-east-1a') }],
  fail: [{ case: 'one', ...nodes('us-east-1a', 'us-east-1a') }],
  unknown: [
    { case: 'no nodes', ...nodes() },
    { case: 'a node without its zone', ...nodes('us-east-1a', undefined) },
  ],
})
