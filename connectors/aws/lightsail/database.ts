import type { RelationalDatabase } from '@aws-sdk/client-lightsail'
import { evidenceType } from '../../kit/index.ts'

/** One database, as `GetRelationalDatabases` answers it. */
export type Database = RelationalDatabase

export const database = evidenceType<Database>({
  id: 'aws.lightsail.database',
  title: 'Lightsail databases, whether they are public and backed up',
  reach: 'region',
  population: 'every Lightsail database of the account in the region, in any state',
  observed: ['/state', '/latestRestorableTime'],
  secrets: [{ pointer: '/pendingModifiedValues/masterUserPassword', rule: 'lightsail-database-password' }],
})
