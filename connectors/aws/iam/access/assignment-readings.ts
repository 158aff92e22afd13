import { type Input, inAccount, type Reading, told } from '../../../kit/index.ts'
import { group } from '../../identitystore/group.ts'
import { user } from '../../identitystore/user.ts'
import { accountAssignment } from '../../sso-admin/account-assignment.ts'
import { permissionSet } from '../../sso-admin/permission-set.ts'

/** What IAM Identity Center says of who gets which rights in which account. */
export const assignments = {
  permissionSets: inAccount(permissionSet, (s, { id, region }) => ({
    ...{ arn: id, region },
    name: told(() => s.PermissionSet?.Name),
    managed: told(() => s.ManagedPolicies ?? []),
    // Evidence of earlier versions does not have them.
    documents: told(() => s.ManagedPolicyDocuments ?? []),
    ofCustomer: told(() => s.CustomerManagedPolicies ?? []),
    inline: told(() => s.InlinePolicy),
    boundary: told(() => s.PermissionsBoundary),
  })),
  assignments: inAccount(accountAssignment, (a, { id }) => ({
    ...{ id, account: a.AccountId, set: a.PermissionSetArn, type: a.PrincipalType, principal: a.PrincipalId },
  })),
  people: inAccount(user, (u, { name }) => ({ id: u.UserId, name })),
  teams: inAccount(group, (g, { name }) => ({ id: g.Group.GroupId, name, users: told(() => g.UserIds ?? []) })),
}

export type AssignmentInputs = { readonly [K in keyof typeof assignments]: Input<Of<K>> }
export type Of<K extends keyof typeof assignments> = (typeof assignments)[K] extends Reading<infer T> ? T : never
