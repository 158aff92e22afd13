import { IdentitystoreClient, ListUsersCommand } from '@aws-sdk/client-identitystore'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { listInstances, NOT_FOR_OTHERS, ownerOf } from '../shared/identity-center.calls.ts'
import type { User } from './user.ts'

export { listInstances }

/** A store that went away meanwhile has none. */
export const listUsers = list({
  action: 'identitystore:ListUsers',
  client: IdentitystoreClient,
  command: ListUsersCommand,
  items: 'Users',
  id: 'UserId',
  token: 'NextToken',
  absent: ['ResourceNotFoundException'],
  notOurs: NOT_FOR_OTHERS,
})

const read: Reader<User> = async function* (aws) {
  const users = underEach(aws, aws.list(listInstances, {}), instance =>
    aws.list(listUsers, { IdentityStoreId: instance.IdentityStoreId }, { owner: ownerOf(aws, instance) }),
  )
  for await (const { IdentityStoreId, UserId, UserName, UserStatus, ExternalIds, CreatedAt, UpdatedAt } of users)
    yield {
      id: arnOf(aws, 'identitystore', `user/${UserId}`, { account: '', region: '' }),
      name: UserName,
      settings: { IdentityStoreId, UserId, UserName, UserStatus, ExternalIds, CreatedAt, UpdatedAt },
    }
}

export default read
