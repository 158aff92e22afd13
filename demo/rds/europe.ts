import {
  CreateDBClusterSnapshotCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  type RDSClient,
} from '@aws-sdk/client-rds'
import { cluster, clusterGroup, group, instance, member } from './make.ts'

/** The second region: newer, and less looked after. */
export async function seedEurope(rds: RDSClient, KmsKeyId: string): Promise<void> {
  await group(rds, 'nwp-postgres15', 'postgres15', { 'rds.force_ssl': '0' })
  await clusterGroup(rds, 'nwp-cards', 'aurora-mysql8.0', { require_secure_transport: 'OFF' })
  await instance(rds, {
    DBInstanceIdentifier: 'nwp-payouts',
    DBName: 'payouts',
    Engine: 'postgres',
    EngineVersion: '15.14',
    LicenseModel: 'postgresql-license',
    StorageType: 'gp3',
    DBInstanceClass: 'db.m6g.large',
    DBParameterGroupName: 'nwp-postgres15',
    StorageEncrypted: true,
    KmsKeyId,
    MultiAZ: false,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 3,
  })
  await instance(rds, {
    DBInstanceIdentifier: 'nwp-risk',
    Engine: 'sqlserver-se',
    EngineVersion: '16.00.4195.2.v1',
    StorageType: 'gp3',
    DBInstanceClass: 'db.m5.large',
    LicenseModel: 'license-included',
    StorageEncrypted: true,
    KmsKeyId,
    MultiAZ: true,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: false,
    DeletionProtection: true,
    BackupRetentionPeriod: 0,
    EnableCloudwatchLogsExports: ['error'],
  })
  await cards(rds)
}

async function cards(rds: RDSClient): Promise<void> {
  const DBClusterIdentifier = 'nwp-cards'
  const Engine = 'aurora-mysql'
  await cluster(rds, {
    DBClusterIdentifier,
    Engine,
    EngineVersion: '8.0.mysql_aurora.3.08.2',
    DBClusterParameterGroupName: 'nwp-cards',
    StorageEncrypted: false,
    BackupRetentionPeriod: 1,
    DeletionProtection: false,
  })
  await member(rds, {
    DBClusterIdentifier,
    Engine,
    DBInstanceIdentifier: 'nwp-cards-a',
    DBInstanceClass: 'db.r6g.large',
    AutoMinorVersionUpgrade: true,
    PubliclyAccessible: false,
  })
  const DBClusterSnapshotIdentifier = 'nwp-cards-pilot'
  await rds.send(new CreateDBClusterSnapshotCommand({ DBClusterIdentifier, DBClusterSnapshotIdentifier }))
  await rds.send(
    new ModifyDBClusterSnapshotAttributeCommand({
      DBClusterSnapshotIdentifier,
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  )
}
