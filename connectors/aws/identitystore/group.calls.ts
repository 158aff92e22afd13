import { IdentitystoreClient, ListGroupMembershipsCommand, ListGroupsCommand } from '@aws-sdk/client-identitystore'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { listInstances, NOT_FOR_OTHERS, ownerOf } from '../shared/identity-center.calls.ts'
import type { Group } from './group.ts'

export { listInstances }

/** A store that went away meanwhile has none. */
export const listGroups = list({
  action: 'identitystore:ListGroups',
  client: IdentitystoreClient,
  command: ListGroupsCommand,
  items: 'Groups',
  id: 'GroupId',
  token: 'NextToken',
  absent: ['ResourceNotFoundException'],
  notOurs: NOT_FOR_OTHERS,
})

export const listGroupMemberships = list({
  action: 'identitystore:ListGroupMemberships',
  client: IdentitystoreClient,
  command: ListGroupMembershipsCommand,
  items: 'GroupMemberships',
  token: 'NextToken',
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Group> = async function* (aws) {
  const groups = underEach(aws, aws.list(listInstances, {}), async function* (instance) {
    const { IdentityStoreId } = instance
    const found = aws.list(listGroups, { IdentityStoreId }, { owner: ownerOf(aws, instance) })
    for await (const Group of found) yield { IdentityStoreId, Group }
  })
  for await (const { IdentityStoreId, Group } of groups) {
    const { GroupId, DisplayName } = Group
    yield {
      id: arnOf(aws, 'identitystore', `group/${GroupId}`, { account: '', region: '' }),
      name: DisplayName,
      settings: {
        Group,
        UserIds: aws.field(async () => {
          const members = await aws.all(listGroupMemberships, { IdentityStoreId, GroupId })
          return members?.flatMap(({ MemberId: of }) => of?.UserId ?? []).sort() ?? null
        }),
      },
    }
  }
}

export default read
