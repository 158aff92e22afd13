import { DescribeDBInstanceAutomatedBackupsCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { AutomatedBackup } from './automated-backup.ts'

export const describeDBInstanceAutomatedBackups = list({
  action: 'rds:DescribeDBInstanceAutomatedBackups',
  client: RDSClient,
  command: DescribeDBInstanceAutomatedBackupsCommand,
  items: 'DBInstanceAutomatedBackups',
  id: 'DbiResourceId',
  token: 'Marker',
})

const read: Reader<AutomatedBackup> = async function* (aws) {
  for await (const one of aws.list(describeDBInstanceAutomatedBackups, {}))
    yield {
      id: one.DBInstanceAutomatedBackupsArn ?? arnOf(aws, 'rds', `auto-backup:${one.DbiResourceId}`),
      name: one.DBInstanceIdentifier ?? one.DbiResourceId,
      settings: one,
    }
}

export default read
