import {
  CreateConnectionCommand,
  CreateDatabaseCommand,
  CreateJobCommand,
  CreateSecurityConfigurationCommand,
  GlueClient,
  PutDataCatalogEncryptionSettingsCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-glue'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const ROLE = 'arn:aws:iam::210987654321:role/nwp-glue'
const SCRIPTS = 's3://nwp-deployment-artifacts/glue'
const KEY = 'alias/nwp-data'

/** Northwind Pay's reports: one job as it should be and an old one that takes its password from an argument. */
async function seedGlue(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const glue = account.client(GlueClient, main)
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'nwp_reporting' } }))
  await glue.send(
    new PutDataCatalogEncryptionSettingsCommand({
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: KEY },
        ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: false },
      },
    }),
  )
  await seedPolicy(account, glue, main)
  await glue.send(
    new CreateSecurityConfigurationCommand({
      Name: 'nwp-encrypted',
      EncryptionConfiguration: {
        S3Encryption: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: KEY }],
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: KEY },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'DISABLED' },
      },
    }),
  )
  await seedJobs(glue)
  await seedConnections(glue)
  await account
    .client(GlueClient, second)
    .send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'nwp_eu_reporting' } }))
}

async function seedPolicy(account: SeedAccount, glue: GlueClient, region: string): Promise<void> {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account.id}:role/nwp-glue` },
    Action: 'glue:Get*',
    Resource: `arn:aws:glue:${region}:${account.id}:catalog`,
  }
  const PolicyInJson = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await glue.send(new PutResourcePolicyCommand({ PolicyInJson }))
}

async function seedJobs(glue: GlueClient): Promise<void> {
  const of = { Role: ROLE, WorkerType: 'G.1X', NumberOfWorkers: 2 } as const
  await glue.send(
    new CreateJobCommand({
      ...of,
      Name: 'nwp-daily-settlement',
      Command: { Name: 'glueetl', ScriptLocation: `${SCRIPTS}/settlement.py`, PythonVersion: '3' },
      GlueVersion: '5.0',
      SecurityConfiguration: 'nwp-encrypted',
      DefaultArguments: { '--job-language': 'python' },
    }),
  )
  await glue.send(
    new CreateJobCommand({
      ...of,
      Name: 'nwp-partner-export',
      Command: { Name: 'glueetl', ScriptLocation: `${SCRIPTS}/export.py`, PythonVersion: '3' },
      GlueVersion: '2.0',
      DefaultArguments: { '--job-language': 'python', '--partner-pass': 'demo-only-4Kd8' },
    }),
  )
}

async function seedConnections(glue: GlueClient): Promise<void> {
  const JDBC_CONNECTION_URL = 'jdbc:postgresql://ledger.internal:5432/ledger'
  await glue.send(
    new CreateConnectionCommand({
      ConnectionInput: {
        Name: 'nwp-ledger',
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_CONNECTION_URL, JDBC_ENFORCE_SSL: 'true', SECRET_ID: 'payments/ledger-db' },
      },
    }),
  )
  await glue.send(
    new CreateConnectionCommand({
      ConnectionInput: {
        Name: 'nwp-legacy',
        ConnectionType: 'JDBC',
        ConnectionProperties: {
          JDBC_CONNECTION_URL: 'jdbc:mysql://legacy.internal:3306/cards',
          JDBC_ENFORCE_SSL: 'false',
          USERNAME: 'reporting',
        },
      },
    }),
  )
}

export default { since: 260, fill: seedGlue } satisfies Seed
