import { type AdminAccount, GuardDutyClient, ListOrganizationAdminAccountsCommand } from '@aws-sdk/client-guardduty'
import { list, type Reader } from '../../kit/index.ts'
import { managementOf } from '../shared/organization.calls.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

/**
 * "Only the organization's management account can run this API operation." Others get BadRequestException, which can mean
 * other things too, so what it means follows from who manages the organization.
 */
export const listOrganizationAdminAccounts = list({
  action: 'guardduty:ListOrganizationAdminAccounts',
  client: GuardDutyClient,
  command: ListOrganizationAdminAccountsCommand,
  items: 'AdminAccounts',
  id: 'AdminAccountId',
  token: 'NextToken',
  notOurs: [{ name: 'BadRequestException' }],
})

const read: Reader<AdminAccount> = async function* (aws) {
  for await (const admin of aws.list(listOrganizationAdminAccounts, {}, { owner: managementOf(aws) }))
    yield { id: admin.AdminAccountId, settings: admin }
}

export default read
