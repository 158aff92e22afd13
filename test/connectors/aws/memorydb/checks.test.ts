import * as cluster from '../../../../connectors/aws/memorydb/cluster.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { Name: 'pay', ...settings } })
const silent = { case: 'AWS does not say', ...of({}) }

checkTable(cluster.tls, {
  pass: [{ case: 'on', ...of({ TLSEnabled: true }) }],
  fail: [{ case: 'off', ...of({ TLSEnabled: false }) }],
  unknown: [silent],
})

checkTable(cluster.notOpen, {
  pass: [{ case: 'one of its own', ...of({ ACLName: 'pay' }) }],
  fail: [{ case: 'open', ...of({ ACLName: 'open-access' }) }],
  unknown: [silent],
})

checkTable(cluster.backups, {
  pass: [{ case: 'a day', ...of({ SnapshotRetentionLimit: 1 }) }],
  fail: [{ case: 'none', ...of({ SnapshotRetentionLimit: 0 }) }],
  unknown: [silent],
})

checkTable(cluster.minorUpgrades, {
  pass: [{ case: 'on', ...of({ AutoMinorVersionUpgrade: true }) }],
  fail: [{ case: 'off', ...of({ AutoMinorVersionUpgrade: false }) }],
  unknown: [silent],
})

checkTable(cluster.multiAz, {
  pass: [{ case: 'several', ...of({ AvailabilityMode: 'multiaz' }) }],
  fail: [{ case: 'one', ...of({ AvailabilityMode: 'singleaz' }) }],
  unknown: [silent],
})

checkTable(cluster.customerKey, {
  pass: [{ case: 'one', ...of({ KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' }) }],
  fail: [{ case: 'none', ...of({}) }],
})
