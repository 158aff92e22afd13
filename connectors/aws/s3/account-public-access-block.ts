import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3-control'
import { evidenceType } from '../../kit/index.ts'

export interface AccountPublicAccessBlock {
  /** In effect for the account, whether set there or by the organization; null: not set. */
  PublicAccessBlockConfiguration: PublicAccessBlockConfiguration | null
}

export const accountPublicAccessBlock = evidenceType<AccountPublicAccessBlock>({
  id: 'aws.s3.account-public-access-block',
  title: "The account's S3 public access block",
  reach: 'account',
  population: 'the account itself: its S3 public access block, which holds for all its buckets and access points',
})
