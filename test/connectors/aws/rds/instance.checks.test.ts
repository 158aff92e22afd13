import {
  instanceBackupsRetained,
  instanceDeletionProtected,
  instanceMinorUpgradesAutomatic,
  instanceMultiAz,
  instanceStorageEncrypted,
} from '../../../../connectors/aws/rds/instance.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const member = { DBClusterIdentifier: 'ledger' }

checkTable(instanceStorageEncrypted, {
  pass: [
    { case: 'with a KMS key', settings: { StorageEncrypted: true } },
    {
      case: 'with a key that AWS owns, which AWS does not call StorageEncrypted',
      settings: { StorageEncrypted: false, StorageEncryptionType: 'sse-rds' },
      reason: /sse-rds/,
    },
    { case: 'a member of a cluster', settings: { ...member, StorageEncrypted: true } },
  ],
  fail: [
    { case: 'not encrypted', settings: { StorageEncrypted: false } },
    { case: 'not encrypted, said twice', settings: { StorageEncrypted: false, StorageEncryptionType: 'none' } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['StorageEncrypted'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(instanceMinorUpgradesAutomatic, {
  pass: [{ case: 'on', settings: { AutoMinorVersionUpgrade: true } }],
  fail: [
    { case: 'off', settings: { AutoMinorVersionUpgrade: false } },
    { case: 'off for RDS Custom', settings: { Engine: 'custom-oracle-ee', AutoMinorVersionUpgrade: false } },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['AutoMinorVersionUpgrade'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(instanceMultiAz, {
  pass: [{ case: 'on', settings: { MultiAZ: true } }],
  fail: [
    { case: 'off', settings: { MultiAZ: false } },
    { case: 'a read replica', settings: { MultiAZ: false, ReadReplicaSourceDBInstanceIdentifier: 'orders' } },
  ],
  notApplicable: [
    { case: 'the cluster spans zones', settings: { ...member, MultiAZ: false }, reason: /cluster ledger/ },
  ],
  unknown: [
    { case: 'not read', gaps: ['MultiAZ'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(instanceBackupsRetained, {
  pass: [
    { case: 'seven days', settings: { BackupRetentionPeriod: 7 } },
    { case: 'more', settings: { BackupRetentionPeriod: 35 } },
  ],
  fail: [
    { case: 'off', settings: { BackupRetentionPeriod: 0 }, reason: /are off/ },
    { case: 'a day', settings: { BackupRetentionPeriod: 1 }, reason: /1 day, fewer than 7/ },
    {
      case: 'the source of a replica',
      settings: { BackupRetentionPeriod: 6, ReadReplicaDBInstanceIdentifiers: ['copy'] },
    },
  ],
  notApplicable: [
    { case: 'the cluster backs up', settings: { ...member, BackupRetentionPeriod: 1 } },
    {
      case: 'a read replica',
      settings: { BackupRetentionPeriod: 0, ReadReplicaSourceDBInstanceIdentifier: 'orders' },
      reason: /replica of orders/,
    },
    {
      case: 'a read replica of a cluster',
      settings: { BackupRetentionPeriod: 0, ReadReplicaSourceDBClusterIdentifier: 'ledger' },
    },
  ],
  unknown: [
    { case: 'not read', gaps: ['BackupRetentionPeriod'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(instanceDeletionProtected, {
  pass: [{ case: 'on', settings: { DeletionProtection: true } }],
  fail: [{ case: 'off', settings: { DeletionProtection: false } }],
  notApplicable: [{ case: 'the cluster is protected, or not', settings: { ...member, DeletionProtection: false } }],
  unknown: [
    { case: 'not read', gaps: ['DeletionProtection'] },
    { case: 'AWS does not say', settings: {} },
  ],
})
