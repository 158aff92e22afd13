import { type InstanceMetadata, ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { type Aws, type ErrorPattern, isAccount, list, type Owner } from '../../kit/index.ts'

/** The instances that the account sees: its organization's, in the region where it was made, and its own. */
export const listInstances = list({
  action: 'sso:ListInstances',
  client: SSOAdminClient,
  command: ListInstancesCommand,
  items: 'Instances',
  id: ['InstanceArn', 'IdentityStoreId'],
  token: 'NextToken',
  shared: true,
})

/** An instance of the organization is read by its owner or by a delegated administrator; others are refused. */
export const NOT_FOR_OTHERS: readonly ErrorPattern[] = [{ name: 'AccessDeniedException' }]

/** Whose it is to read an instance; what its owner is refused is a gap. */
export const ownerOf =
  (aws: Aws, { OwnerAccountId: account }: InstanceMetadata): (() => Promise<Owner | undefined>) =>
  async () =>
    isAccount(account) && account !== aws.account ? { account } : undefined
