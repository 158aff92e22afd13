import {
  clusterSnapshotEncrypted,
  clusterSnapshotNotPublic,
} from '../../../../connectors/aws/rds/cluster-snapshot.checks.ts'
import { snapshotEncrypted, snapshotNotPublic } from '../../../../connectors/aws/rds/snapshot.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const KINDS = [
  {
    encrypted: snapshotEncrypted,
    notPublic: snapshotNotPublic,
    flag: 'Encrypted',
    attributes: 'DBSnapshotAttributes',
  },
  {
    encrypted: clusterSnapshotEncrypted,
    notPublic: clusterSnapshotNotPublic,
    flag: 'StorageEncrypted',
    attributes: 'DBClusterSnapshotAttributes',
  },
]

for (const { encrypted, notPublic, flag, attributes } of KINDS) {
  checkTable(encrypted, {
    pass: [
      { case: 'with a KMS key', settings: { [flag]: true } },
      { case: 'with a key that AWS owns', settings: { [flag]: false, StorageEncryptionType: 'sse-rds' } },
    ],
    fail: [{ case: 'not encrypted', settings: { [flag]: false, StorageEncryptionType: 'none' } }],
    notApplicable: [nothing],
    unknown: [
      { case: 'not read', gaps: [flag] },
      { case: 'AWS does not say', settings: {} },
    ],
  })

  const restore = (...AttributeValues: string[]) => ({
    [attributes]: [
      { AttributeName: 'other', AttributeValues: ['x'] },
      { AttributeName: 'restore', AttributeValues },
    ],
  })

  checkTable(notPublic, {
    pass: [
      { case: 'not shared', settings: restore(), reason: /not shared/ },
      { case: 'shared with an account', settings: restore('444455556666'), reason: /444455556666 only/ },
    ],
    fail: [
      { case: 'public', settings: restore('all') },
      { case: 'public among others', settings: restore('444455556666', 'all') },
    ],
    notApplicable: [nothing],
    unknown: [
      { case: 'not read', gaps: [attributes] },
      { case: 'AWS answered no attributes', settings: { [attributes]: null } },
      { case: 'AWS answered no restore attribute', settings: { [attributes]: [] } },
    ],
  })
}
