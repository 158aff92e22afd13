import { backupsMade } from '../../../../connectors/aws/elasticache/serverless-cache.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(backupsMade, {
  pass: [{ case: 'kept', settings: { SnapshotRetentionLimit: 7 } }],
  fail: [{ case: 'none', settings: { SnapshotRetentionLimit: 0 } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})
