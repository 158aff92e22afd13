import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import { type GrownRole, rolesGrown } from './grown.ts'
import { ROLE_USE } from './past.ts'

export async function seedGrownRoles(account: SeedAccount): Promise<void> {
  const iam = account.client(IAMClient)
  for (const [RoleName, role] of Object.entries(rolesGrown(account.id))) {
    account.since(ROLE_USE[RoleName]?.created ?? 450)
    await makeRole(iam, RoleName, role)
  }
}

async function makeRole(iam: IAMClient, RoleName: string, role: GrownRole): Promise<void> {
  const { trust, path, boundary, inline = {}, attached = [], onInstances } = role
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: trust,
      ...(path !== undefined && { Path: path }),
      // Nobody tags what AWS keeps.
      ...(path === undefined && { Tags: [{ Key: 'env', Value: 'production' }] }),
      ...(boundary !== undefined && { PermissionsBoundary: boundary }),
    }),
  )
  for (const [PolicyName, PolicyDocument] of Object.entries(inline))
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))
  for (const PolicyArn of attached) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  if (!onInstances) return
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: RoleName }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: RoleName, RoleName }))
}
