import { GetAccountAuthorizationDetailsCommand, IAMClient, type RoleDetail } from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'
import { decoded, inlinePolicies } from './document.ts'
import type { Role } from './role.ts'

export const listRoles = list({
  action: 'iam:GetAccountAuthorizationDetails',
  client: IAMClient,
  command: GetAccountAuthorizationDetailsCommand,
  items: 'RoleDetailList',
  id: 'Arn',
  token: 'Marker',
})

// Not reconciled with the account summary's Roles: AWS does not say whether that counts service-linked roles.
const read: Reader<Role> = async function* (aws) {
  for await (const detail of aws.list(listRoles, { Filter: ['Role'], MaxItems: 1000 })) {
    yield { id: detail.Arn, name: detail.RoleName, settings: settingsOf(detail) }
  }
}

function settingsOf(detail: RoleDetail): Role {
  const { AssumeRolePolicyDocument, InstanceProfileList, RolePolicyList, AttachedManagedPolicies, ...rest } = detail
  return {
    ...rest,
    AssumeRolePolicyDocument: decoded(AssumeRolePolicyDocument),
    InstanceProfileList: (InstanceProfileList ?? []).map(({ Roles: _, ...profile }) => profile),
    RolePolicyList: inlinePolicies(RolePolicyList),
    AttachedManagedPolicies: AttachedManagedPolicies ?? [],
  }
}

export default read
