import * as cluster from '../../../../connectors/aws/memorydb/cluster.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { Name: 'pay', ...settings } })
const silent = { case: 'AWS does not say', ...of({}) }

checkTable(cluster.tls, {
  pass: [{ case: 'on', ...of({ TLSEnabled: true }) }],
  fail: [{ case: 'off', ...of({ TLSEnabled: false }) }],
  unknown: [silent],
})

const users = (Type?: string, AccessString = 'on ~* +@all') => ({
  read: {
    lists: [{ id: 'l', name: 'l', settings: { Name: 'pay', UserNames: ['app'] } }],
    users: [{ id: 'u', name: 'u', settings: { Name: 'app', Authentication: { Type }, AccessString } }],
  },
})

checkTable(cluster.notOpen, {
  pass: [
    { case: 'a password', ...of({ ACLName: 'pay' }), ...users('password') },
    { case: 'none, and off', ...of({ ACLName: 'pay' }), ...users('no-password', 'off ~* +@all') },
  ],
  fail: [
    { case: 'the list of AWS', ...of({ ACLName: 'open-access' }), ...users('password') },
    { case: 'no password', ...of({ ACLName: 'pay' }), ...users('no-password'), reason: /app/ },
    { case: 'no password, off and on again', ...of({ ACLName: 'pay' }), ...users('no-password', 'off ~* +@all on') },
  ],
  unknown: [
    { ...silent, ...users('password') },
    { case: 'AWS does not say how', ...of({ ACLName: 'pay' }), ...users() },
    { case: 'another list', ...of({ ACLName: 'others' }), ...users('password') },
  ],
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
