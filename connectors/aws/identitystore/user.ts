import type { User as AwsUser } from '@aws-sdk/client-identitystore'
import { evidenceType } from '../../kit/index.ts'

/** Of `ListUsers` only what tells which user it is: no names, addresses, numbers or pictures of people. */
export type User = Pick<
  AwsUser,
  'IdentityStoreId' | 'UserId' | 'UserName' | 'UserStatus' | 'ExternalIds' | 'CreatedAt' | 'UpdatedAt'
>

export const user = evidenceType<User>({
  id: 'aws.identitystore.user',
  title: 'Users of IAM Identity Center',
  reach: 'region',
  population: 'every user of the identity stores of IAM Identity Center in the region; what is personal is not kept',
})
