import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** One automated backup as DescribeDBInstanceAutomatedBackups answers it. */
export type AutomatedBackup = DBInstanceAutomatedBackup

export const automatedBackup = evidenceType<AutomatedBackup>({
  id: 'aws.rds.automated-backup',
  title: 'Automated backups of database instances',
  reach: 'region',
  population:
    'every automated backup of database instances in the region, those of deleted instances and those that other regions copy here included',
  observed: ['/RestoreWindow', '/AllocatedStorage'],
})
