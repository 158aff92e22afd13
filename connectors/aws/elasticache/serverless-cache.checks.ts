import { check, fail, pass, unknown } from '../../kit/index.ts'
import { serverlessCache } from './serverless-cache.ts'

export const backupsMade = check(serverlessCache, {
  id: 'elasticache-serverless-cache-backups-enabled',
  title: 'Serverless caches are backed up automatically',
  severity: 'medium',
  remediation: 'Set for how many days automatic backups of the cache are kept.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  test({ SnapshotRetentionLimit: kept }) {
    if (kept === undefined) return unknown('AWS did not state how many automatic backups are kept.')
    return kept > 0 ? pass(`Automatic backups are kept (${kept}).`) : fail('No automatic backups are made.')
  },
})
