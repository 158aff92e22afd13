import { createHash } from 'node:crypto'
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import { grant } from './documents.ts'
import { groupsGrown, usersGrown } from './grown.ts'
import { PEOPLE } from './people.ts'
import type { Person } from './person.ts'

const GROUPS: Record<string, string[]> = {
  'platform-admins': ['AdministratorAccess'],
  developers: ['PowerUserAccess', 'AWSCloudShellFullAccess'],
  finance: ['ReadOnlyAccess'],
  'break-glass': [],
  contractors: [],
  operations: [],
  'service-desk': [],
}

/** Groups and users, with passwords nobody knows, keys nobody keeps, and virtual MFA devices. */
export async function seedPeople(account: SeedAccount): Promise<void> {
  const iam = account.client(IAMClient)
  for (const [GroupName, policies] of Object.entries(GROUPS)) {
    await iam.send(new CreateGroupCommand({ GroupName }))
    for (const name of policies)
      await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: `arn:aws:iam::aws:policy/${name}` }))
  }
  await putGroupPolicies(iam, account.id)
  for (const person of PEOPLE) await seedPerson(account, person)
  await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'root-account-mfa-device' }))
  await putUserPolicies(iam, account.id)
}

async function putGroupPolicies(iam: IAMClient, account: string): Promise<void> {
  const inline = [
    { GroupName: 'break-glass', PolicyName: 'everything', PolicyDocument: grant('*') },
    {
      GroupName: 'finance',
      PolicyName: 'read-statements',
      PolicyDocument: grant('s3:GetObject', 'arn:aws:s3:::nwp-statements-*/*'),
    },
  ]
  for (const policy of inline) await iam.send(new PutGroupPolicyCommand(policy))
  for (const [GroupName, PolicyDocument] of Object.entries(groupsGrown(account)))
    await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: GroupName, PolicyDocument }))
}

async function putUserPolicies(iam: IAMClient, account: string): Promise<void> {
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'svc-deploy-legacy', PolicyName: 'deploy-all', PolicyDocument: grant('*:*') }),
  )
  await iam.send(
    new PutUserPolicyCommand({
      UserName: 'svc-backup-export',
      PolicyName: 'write-backups',
      PolicyDocument: grant('s3:PutObject', 'arn:aws:s3:::nwp-backups-*/*'),
    }),
  )
  await iam.send(
    new AttachUserPolicyCommand({
      UserName: 'svc-ledger-batch',
      PolicyArn: `arn:aws:iam::${account}:policy/nwp-ledger-tables`,
    }),
  )
  for (const [UserName, { inline = {}, attached = [] }] of Object.entries(usersGrown(account))) {
    for (const [PolicyName, PolicyDocument] of Object.entries(inline))
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }))
    for (const PolicyArn of attached) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }))
  }
}

async function seedPerson(account: SeedAccount, person: Person): Promise<void> {
  const iam = account.client(IAMClient)
  account.since(person.created)
  const UserName = person.name
  await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'team', Value: person.team }] }))
  for (const GroupName of person.groups) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }))
  if (person.password) {
    const Password = `${createHash('sha256').update(UserName).digest('base64')}aA1!`
    await iam.send(new CreateLoginProfileCommand({ UserName, Password }))
  }
  if (person.mfa) await giveMfa(iam, UserName)
  for (const key of person.keys ?? []) {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
    const AccessKeyId = AccessKey?.AccessKeyId
    if (key.inactive) await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Inactive' }))
  }
}

async function giveMfa(iam: IAMClient, UserName: string): Promise<void> {
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }))
  await iam.send(
    new EnableMFADeviceCommand({
      UserName,
      SerialNumber: VirtualMFADevice?.SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  )
}
