import {
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin'
import { list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listInstances } from '../shared/identity-center.calls.ts'
import type { AccountAssignment } from './account-assignment.ts'
import { listPermissionSets, permissionSetsOf } from './permission-set.calls.ts'

export { listInstances, listPermissionSets }

/** A permission set that went away meanwhile has no accounts, and no assignments. */
const absent = ['ResourceNotFoundException']

export const listAccounts = list({
  action: 'sso:ListAccountsForProvisionedPermissionSet',
  client: SSOAdminClient,
  command: ListAccountsForProvisionedPermissionSetCommand,
  items: 'AccountIds',
  token: 'NextToken',
  absent,
})

export const listAccountAssignments = list({
  action: 'sso:ListAccountAssignments',
  client: SSOAdminClient,
  command: ListAccountAssignmentsCommand,
  items: 'AccountAssignments',
  id: ['PrincipalId', 'PrincipalType'],
  token: 'NextToken',
  absent,
})

const read: Reader<AccountAssignment> = async function* (aws) {
  const found = underEach(aws, permissionSetsOf(aws), names =>
    underEach(aws, aws.list(listAccounts, names), async function* (AccountId) {
      for await (const assignment of aws.list(listAccountAssignments, { ...names, AccountId }))
        yield { ...names, AccountId, ...assignment }
    }),
  )
  for await (const settings of found) {
    const { AccountId, PermissionSetArn, PrincipalType, PrincipalId } = settings
    // AWS has neither an ARN nor an id for assignments.
    yield { id: `${PermissionSetArn}/${AccountId}/${PrincipalType}/${PrincipalId}`, settings }
  }
}

export default read
