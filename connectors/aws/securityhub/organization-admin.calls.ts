import { type AdminAccount, ListOrganizationAdminAccountsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import { type ErrorPattern, list, type Reader } from '../../kit/index.ts'
import { managementOf } from '../shared/organization.calls.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

/**
 * By InvalidAccessException AWS says that the account "is not an administrator for this organization", and other things;
 * whose it is to ask follows from who manages the organization. A refusal by a policy is an AccessDeniedException.
 */
export const NOT_FOR_OTHERS: readonly ErrorPattern[] = [{ name: 'InvalidAccessException' }]

/** "Can only be called by the organization management account" (API reference). */
export const listOrganizationAdminAccounts = list({
  action: 'securityhub:ListOrganizationAdminAccounts',
  client: SecurityHubClient,
  command: ListOrganizationAdminAccountsCommand,
  items: 'AdminAccounts',
  id: 'AccountId',
  token: 'NextToken',
  notOurs: NOT_FOR_OTHERS,
  shared: true,
})

const read: Reader<AdminAccount> = async function* (aws) {
  for await (const admin of aws.list(listOrganizationAdminAccounts, {}, { owner: managementOf(aws) }))
    yield { id: admin.AccountId, settings: admin }
}

export default read
