import { type AdminAccount, GuardDutyClient, ListOrganizationAdminAccountsCommand } from '@aws-sdk/client-guardduty'
import { list, type Reader } from '../../kit/index.ts'

/** Other accounts than the management account get BadRequestException, which can mean other things too: a gap. */
export const listOrganizationAdminAccounts = list({
  action: 'guardduty:ListOrganizationAdminAccounts',
  client: GuardDutyClient,
  command: ListOrganizationAdminAccountsCommand,
  items: 'AdminAccounts',
  id: 'AdminAccountId',
  token: 'NextToken',
})

const read: Reader<AdminAccount> = async function* (aws) {
  for await (const admin of aws.list(listOrganizationAdminAccounts, {}))
    yield { id: admin.AdminAccountId, settings: admin }
}

export default read
