import {
  CreateBackupCommand,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

interface Plan {
  name: string
  key: string
  index?: string
  restorable?: boolean
  protected?: boolean
  expires?: string
  /** Units of reads and of writes; left out: on demand. */
  provisioned?: number
}

const TABLES: readonly (readonly Plan[])[] = [
  [
    { name: 'nwp-ledger-accounts', key: 'AccountId', index: 'MerchantId', restorable: true, protected: true },
    { name: 'nwp-idempotency-keys', key: 'Key', expires: 'ExpiresAt', protected: true },
    { name: 'nwp-fraud-features', key: 'CardHash', provisioned: 25 },
  ],
  [{ name: 'nwp-payout-locks', key: 'PayoutId', restorable: true, expires: 'Until', provisioned: 5 }],
]

/** Northwind Pay's tables: the ledger's, which can be restored, and caches that nobody thought of. */
async function seedDynamoDb(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of TABLES[index] ?? []) await makeTable(account.client(DynamoDBClient, region), plan)
  account.since(20)
  const backup = { TableName: 'nwp-ledger-accounts', BackupName: 'before-migration' }
  await account.client(DynamoDBClient, account.regions[0]).send(new CreateBackupCommand(backup))
}

async function makeTable(client: DynamoDBClient, plan: Plan): Promise<void> {
  const { name: TableName, restorable, expires } = plan
  await client.send(new CreateTableCommand(inputOf(plan)))
  if (restorable) {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
  }
  if (!expires) return
  const TimeToLiveSpecification = { AttributeName: expires, Enabled: true }
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
}

function inputOf({
  name,
  key,
  index,
  provisioned,
  protected: DeletionProtectionEnabled = false,
}: Plan): CreateTableCommandInput {
  const hash = (AttributeName: string) => [{ AttributeName, KeyType: 'HASH' as const }]
  return {
    TableName: name,
    KeySchema: hash(key),
    AttributeDefinitions: [key, ...(index ? [index] : [])].map(AttributeName => ({
      AttributeName,
      AttributeType: 'S',
    })),
    ...(provisioned === undefined
      ? { BillingMode: 'PAY_PER_REQUEST' }
      : { ProvisionedThroughput: { ReadCapacityUnits: provisioned, WriteCapacityUnits: provisioned } }),
    DeletionProtectionEnabled,
    Tags: [{ Key: 'owner', Value: 'platform' }],
    ...(index && {
      GlobalSecondaryIndexes: [
        { IndexName: `by-${index}`, KeySchema: hash(index), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  }
}

export default { since: 700, fill: seedDynamoDb } satisfies Seed
