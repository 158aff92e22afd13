import { type AdminAccount, GuardDutyClient, ListOrganizationAdminAccountsCommand } from '@aws-sdk/client-guardduty'
import { list, type Reader } from '../../kit/index.ts'

/** Other accounts than the management account get BadRequestException, which can mean other things too: a gap. */
export const listOrganizationAdminAccounts = list({
  action: 'guardduty:ListOrganizationAdminAccounts',
  client: GuardDutyClient,
  command: ListOrganizationAdminAccountsCommand,
  items: page => page.AdminAccounts,
  token: { input: 'NextToken', next: page => page.NextToken },
})

const read: Reader<AdminAccount> = async function* (aws) {
  for await (const admin of aws.list(listOrganizationAdminAccounts, {}))
    yield { id: admin.AdminAccountId as string, settings: admin }
}

export default read
