import {
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceReadReplicaCommand,
  CreateDBSnapshotCommand,
  ModifyDBSnapshotAttributeCommand,
  type RDSClient,
} from '@aws-sdk/client-rds'
import type { SeedAccount } from '../kit/account.ts'
import { cluster, clusterGroup, group, instance, member, tag } from './make.ts'

const safe = (KmsKeyId: string) => ({ StorageEncrypted: true, KmsKeyId, DeletionProtection: true })

/** The first region: production. */
export async function seedMain(rds: RDSClient, key: string): Promise<void> {
  await group(rds, 'nwp-postgres15', 'postgres15', { 'rds.force_ssl': '1', log_connections: '1' })
  await group(rds, 'nwp-mysql84', 'mysql8.4', { require_secure_transport: '1' })
  await group(rds, 'nwp-reporting', 'mysql8.0', { require_secure_transport: '0', max_connections: '500' })
  await clusterGroup(rds, 'nwp-ledger', 'aurora-postgresql15', { 'rds.force_ssl': '1', 'pgaudit.log': 'ddl,role' })
  await ledger(rds, key)
  await payments(rds, key)
  await others(rds, key)
}

async function ledger(rds: RDSClient, key: string): Promise<void> {
  const DBClusterIdentifier = 'nwp-ledger'
  const made = await cluster(rds, {
    ...safe(key),
    DBClusterIdentifier,
    Engine: 'aurora-postgresql',
    EngineVersion: '15.13',
    DatabaseName: 'ledger',
    AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    DBClusterParameterGroupName: 'nwp-ledger',
    BackupRetentionPeriod: 35,
    EnableIAMDatabaseAuthentication: true,
    EnableCloudwatchLogsExports: ['postgresql'],
  })
  await tag(rds, made.DBCluster?.DBClusterArn, { team: 'ledger', 'pci-scope': 'in' })
  const common = { DBClusterIdentifier, Engine: 'aurora-postgresql', DBInstanceClass: 'db.r6g.large' }
  for (const zone of ['a', 'b'])
    await member(rds, {
      ...common,
      DBInstanceIdentifier: `nwp-ledger-${zone}`,
      AvailabilityZone: `us-east-1${zone}`,
      AutoMinorVersionUpgrade: true,
      PubliclyAccessible: false,
    })
}

async function payments(rds: RDSClient, key: string): Promise<void> {
  await instance(rds, {
    ...safe(key),
    DBInstanceIdentifier: 'nwp-payments',
    DBName: 'payments',
    Engine: 'postgres',
    EngineVersion: '15.14',
    LicenseModel: 'postgresql-license',
    StorageType: 'gp3',
    DBInstanceClass: 'db.m6g.xlarge',
    DBParameterGroupName: 'nwp-postgres15',
    MultiAZ: true,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 14,
    EnableIAMDatabaseAuthentication: true,
    EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
    Tags: [
      { Key: 'team', Value: 'payments' },
      { Key: 'pci-scope', Value: 'in' },
    ],
  })
  const SourceDBInstanceIdentifier = 'nwp-payments'
  await rds.send(
    new CreateDBInstanceReadReplicaCommand({ DBInstanceIdentifier: 'nwp-payments-read', SourceDBInstanceIdentifier }),
  )
}

async function others(rds: RDSClient, key: string): Promise<void> {
  await instance(rds, {
    DBInstanceIdentifier: 'nwp-reporting',
    DBName: 'reporting',
    Engine: 'mysql',
    EngineVersion: '8.0.42',
    StorageType: 'gp2',
    DBInstanceClass: 'db.t3.medium',
    DBParameterGroupName: 'nwp-reporting',
    StorageEncrypted: false,
    MultiAZ: false,
    PubliclyAccessible: true,
    AutoMinorVersionUpgrade: false,
    BackupRetentionPeriod: 1,
    Tags: [{ Key: 'team', Value: 'analytics' }],
  })
  await instance(rds, {
    ...safe(key),
    DBInstanceIdentifier: 'nwp-merchants',
    DBName: 'merchants',
    Engine: 'mysql',
    EngineVersion: '8.4.7',
    StorageType: 'gp3',
    DBInstanceClass: 'db.m6g.large',
    DBParameterGroupName: 'nwp-mysql84',
    MultiAZ: true,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 7,
    EnableCloudwatchLogsExports: ['audit', 'error'],
  })
  await instance(rds, {
    ...safe(key),
    DBInstanceIdentifier: 'nwp-treasury',
    Engine: 'oracle-se2',
    EngineVersion: '19.0.0.0.ru-2026-07.rur-2026-07.r1',
    StorageType: 'gp3',
    DBInstanceClass: 'db.m5.large',
    LicenseModel: 'license-included',
    MultiAZ: false,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 7,
  })
  await cluster(rds, {
    DBClusterIdentifier: 'nwp-fraud-graph',
    Engine: 'neptune',
    EngineVersion: '1.4.5.0',
    BackupRetentionPeriod: 7,
  })
}

/** By hand, over the years. */
export async function seedSnapshots(account: SeedAccount, rds: RDSClient): Promise<void> {
  account.since(327)
  await rds.send(
    new CreateDBClusterSnapshotCommand({
      DBClusterIdentifier: 'nwp-ledger',
      DBClusterSnapshotIdentifier: 'nwp-ledger-year-end-2025',
    }),
  )
  account.since(118)
  const snapshot = (DBInstanceIdentifier: string, DBSnapshotIdentifier: string) =>
    rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier }))
  const share = (DBSnapshotIdentifier: string, ...ValuesToAdd: string[]) =>
    rds.send(new ModifyDBSnapshotAttributeCommand({ DBSnapshotIdentifier, AttributeName: 'restore', ValuesToAdd }))
  await snapshot('nwp-payments', 'nwp-payments-before-migration')
  await snapshot('nwp-merchants', 'nwp-merchants-for-auditors')
  await share('nwp-merchants-for-auditors', '444455556666')
  await snapshot('nwp-reporting', 'nwp-reporting-export')
  await share('nwp-reporting-export', 'all')
}
