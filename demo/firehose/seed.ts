import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's deliveries: the log of payments is encrypted, the one of clicks is not. */
async function seedFirehose(account: SeedAccount): Promise<void> {
  const client = account.client(FirehoseClient)
  const ExtendedS3DestinationConfiguration = {
    RoleARN: `arn:aws:iam::${account.id}:role/nwp-deploy`,
    BucketARN: `arn:aws:s3:::nwp-access-logs-${account.id}`,
    Prefix: 'deliveries/',
  }
  await client.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: 'nwp-payment-log',
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' },
      ExtendedS3DestinationConfiguration,
    }),
  )
  await client.send(
    new CreateDeliveryStreamCommand({
      DeliveryStreamName: 'nwp-click-log',
      DeliveryStreamType: 'DirectPut',
      ExtendedS3DestinationConfiguration,
    }),
  )
}

export default { since: 340, after: ['iam', 's3'], fill: seedFirehose } satisfies Seed
