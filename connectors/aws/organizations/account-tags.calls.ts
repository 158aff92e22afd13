import { ListTagsForResourceCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { list, type Reader } from '../../kit/index.ts'
import { managementOf } from '../shared/organization.calls.ts'
import { listAccounts } from './account.calls.ts'
import type { AccountTags } from './account-tags.ts'

export { describeOrganization, listAccounts } from './account.calls.ts'

export const listTags = list({
  action: 'organizations:ListTagsForResource',
  client: OrganizationsClient,
  command: ListTagsForResourceCommand,
  items: 'Tags',
  token: 'NextToken',
})

const read: Reader<AccountTags> = async function* (aws) {
  for await (const { Arn, Id, Name } of aws.list(listAccounts, {}, { owner: managementOf(aws) }))
    yield { id: Arn, name: Name, settings: { Id, Tags: aws.all(listTags, { ResourceId: Id }) } }
}

export default read
