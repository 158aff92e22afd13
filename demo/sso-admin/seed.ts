import {
  CreateGroupCommand,
  CreateGroupMembershipCommand,
  CreateUserCommand,
  IdentitystoreClient,
} from '@aws-sdk/client-identitystore'
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  ProvisionPermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

async function makeSet(sso: SSOAdminClient, InstanceArn: string | undefined, Name: string, policy: string) {
  const { PermissionSet: made } = await sso.send(
    new CreatePermissionSetCommand({ InstanceArn, Name, SessionDuration: 'PT4H' }),
  )
  const PermissionSetArn = made?.PermissionSetArn
  const ManagedPolicyArn = `arn:aws:iam::aws:policy/${policy}`
  await sso.send(new AttachManagedPolicyToPermissionSetCommand({ InstanceArn, PermissionSetArn, ManagedPolicyArn }))
  return { InstanceArn, PermissionSetArn }
}

/** Northwind Pay's people: auditors who read, by a group, and one administrator who is assigned by name. */
async function seedIdentityCenter(account: SeedAccount): Promise<void> {
  const sso = account.client(SSOAdminClient)
  const store = account.client(IdentitystoreClient)
  const { Instances } = await sso.send(new ListInstancesCommand({}))
  const { InstanceArn, IdentityStoreId } = Instances?.[0] ?? {}
  const userOf = async (UserName: string, GivenName: string, FamilyName: string) => {
    const Name = { GivenName, FamilyName }
    const DisplayName = `${GivenName} ${FamilyName}`
    const { UserId } = await store.send(new CreateUserCommand({ IdentityStoreId, UserName, DisplayName, Name }))
    return UserId
  }
  const dana = await userOf('dana', 'Dana', 'Reyes')
  const sam = await userOf('sam', 'Sam', 'Okafor')
  const group = { IdentityStoreId, DisplayName: 'nwp-auditors' }
  const { GroupId } = await store.send(new CreateGroupCommand(group))
  const membership = { IdentityStoreId, GroupId, MemberId: { UserId: dana ?? '' } }
  await store.send(new CreateGroupMembershipCommand(membership))
  const assign = { TargetId: account.id, TargetType: 'AWS_ACCOUNT' as const }
  const reading = await makeSet(sso, InstanceArn, 'nwp-read', 'ReadOnlyAccess')
  const admin = await makeSet(sso, InstanceArn, 'nwp-admin', 'AdministratorAccess')
  const toGroup = { ...assign, ...reading, PrincipalType: 'GROUP' as const, PrincipalId: GroupId }
  await sso.send(new CreateAccountAssignmentCommand(toGroup))
  const toUser = { ...assign, ...admin, PrincipalType: 'USER' as const, PrincipalId: sam }
  await sso.send(new CreateAccountAssignmentCommand(toUser))
  for (const set of [reading, admin])
    await sso.send(new ProvisionPermissionSetCommand({ ...assign, ...set, TargetType: 'AWS_ACCOUNT' }))
}

export default { since: 310, fill: seedIdentityCenter } satisfies Seed
