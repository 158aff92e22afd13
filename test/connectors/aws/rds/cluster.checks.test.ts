import {
  clusterBackupsRetained,
  clusterDeletionProtected,
  clusterMultiAz,
  clusterStorageEncrypted,
} from '../../../../connectors/aws/rds/cluster.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(clusterStorageEncrypted, {
  pass: [
    { case: 'with a KMS key', settings: { StorageEncrypted: true, StorageEncryptionType: 'sse-kms' } },
    { case: 'with a key that AWS owns', settings: { StorageEncrypted: false, StorageEncryptionType: 'sse-rds' } },
  ],
  fail: [{ case: 'not encrypted', settings: { StorageEncrypted: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['StorageEncrypted'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(clusterMultiAz, {
  pass: [{ case: 'on', settings: { MultiAZ: true } }],
  fail: [
    { case: 'off', settings: { MultiAZ: false } },
    {
      case: 'several zones to choose from, instances in one',
      settings: { MultiAZ: false, AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['MultiAZ'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(clusterBackupsRetained, {
  pass: [{ case: 'seven days', settings: { BackupRetentionPeriod: 7 } }],
  fail: [{ case: 'a day, the default', settings: { BackupRetentionPeriod: 1 } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['BackupRetentionPeriod'] },
    { case: 'AWS does not say', settings: {} },
  ],
})

checkTable(clusterDeletionProtected, {
  pass: [{ case: 'on', settings: { DeletionProtection: true } }],
  fail: [{ case: 'off', settings: { DeletionProtection: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['DeletionProtection'] },
    { case: 'AWS does not say', settings: {} },
  ],
})
