import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { list, type Reader } from '../../kit/index.ts'
import { managementOf, NO_ORGANIZATION, NOT_FOR_MEMBERS, STANDALONE } from '../shared/organization.calls.ts'
import type { MemberAccount } from './account.ts'

export { describeOrganization } from '../shared/organization.calls.ts'

export const listAccounts = list({
  action: 'organizations:ListAccounts',
  client: OrganizationsClient,
  command: ListAccountsCommand,
  items: 'Accounts',
  id: 'Arn',
  token: 'NextToken',
  absent: NO_ORGANIZATION,
  none: STANDALONE,
  notOurs: NOT_FOR_MEMBERS,
})

const read: Reader<MemberAccount> = async function* (aws) {
  for await (const account of aws.list(listAccounts, {}, { owner: managementOf(aws) }))
    yield { id: account.Arn, name: account.Name, settings: account }
}

export default read
