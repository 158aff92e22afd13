import { PutPublicAccessBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { seedBuckets } from './buckets.ts'

/**
 * Northwind Pay's buckets: a card vault kept as it should be, and beside it what grew over the years: a public website
 * in the production account, an exchange with partners on ACLs, an import bucket that not even auditors may read. The
 * account itself blocks public ACLs only. Names end in the account id, as bucket names are unique worldwide.
 */
export async function seedS3(account: SeedAccount): Promise<void> {
  await account.client(S3ControlClient).send(
    new PutPublicAccessBlockCommand({
      AccountId: account.id,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: false,
      },
    }),
  )
  await seedBuckets(account)
}

export default { since: 1400, after: ['kms'], fill: seedS3 } satisfies Seed
