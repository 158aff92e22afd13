import type { DBMajorEngineVersion } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

export const majorEngineVersion = evidenceType<DBMajorEngineVersion>({
  id: 'aws.rds.major-engine-version',
  title: 'Major versions of database engines, and until when AWS supports them',
  reach: 'region',
  population:
    'every major version of every database engine that RDS lists in the region, whether or not the account runs it; AWS states dates for MySQL, PostgreSQL, MariaDB and Aurora alone',
})
