import {
  CreateStreamCommand,
  IncreaseStreamRetentionPeriodCommand,
  KinesisClient,
  StartStreamEncryptionCommand,
} from '@aws-sdk/client-kinesis'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's streams: payments are encrypted and kept for a week, clicks are neither. */
async function seedKinesis(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const here = account.client(KinesisClient, main)
  const StreamName = 'nwp-payments'
  await here.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }))
  await here.send(new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 168 }))
  await here.send(new StartStreamEncryptionCommand({ StreamName, EncryptionType: 'KMS', KeyId: 'alias/nwp-data' }))
  await account.client(KinesisClient, second).send(new CreateStreamCommand({ StreamName: 'nwp-clicks', ShardCount: 1 }))
}

export default { since: 350, after: ['kms'], fill: seedKinesis } satisfies Seed
