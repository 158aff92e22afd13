import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  type CreateFileSystemCommandInput,
  CreateMountTargetCommand,
  EFSClient,
  PutFileSystemPolicyCommand,
} from '@aws-sdk/client-efs'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const tags = (Name: string) => [
  { Key: 'Name', Value: Name },
  { Key: 'owner', Value: 'platform' },
]

/** Northwind Pay's shared files: statements as they should be, and a scratch space of one zone that anybody may mount. */
async function seedEfs(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const efs = account.client(EFSClient, main)
  const statements = await makeFileSystem(efs, 'nwp-statements', { Encrypted: true, Backup: true })
  await mountIn(account, main, efs, statements, 'payments-prod-private-b')
  await efs.send(
    new CreateAccessPointCommand({
      ClientToken: 'nwp-statements-app',
      FileSystemId: statements,
      Tags: tags('nwp-statements-app'),
      PosixUser: { Uid: 1001, Gid: 1001 },
      RootDirectory: { Path: '/statements', CreationInfo: { OwnerUid: 1001, OwnerGid: 1001, Permissions: '0750' } },
    }),
  )
  await efs.send(
    new CreateAccessPointCommand({
      ClientToken: 'nwp-statements-admin',
      FileSystemId: statements,
      Tags: tags('nwp-statements-admin'),
    }),
  )
  const scratch = await makeFileSystem(efs, 'nwp-scratch', { AvailabilityZoneName: `${main}a` })
  await mountIn(account, main, efs, scratch, 'payments-prod-public-a')
  const mount = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']
  const statement = { Sid: 'Everybody', Effect: 'Allow', Principal: { AWS: '*' }, Action: mount, Resource: '*' }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await efs.send(new PutFileSystemPolicyCommand({ FileSystemId: scratch, Policy }))
  await makeFileSystem(account.client(EFSClient, second), 'nwp-payout-files', { Encrypted: true })
}

async function makeFileSystem(
  efs: EFSClient,
  name: string,
  of: Partial<CreateFileSystemCommandInput>,
): Promise<string> {
  const made = await efs.send(new CreateFileSystemCommand({ CreationToken: name, Tags: tags(name), ...of }))
  if (!made.FileSystemId) throw new Error('the emulator made no file system')
  return made.FileSystemId
}

async function mountIn(account: SeedAccount, region: string, efs: EFSClient, FileSystemId: string, name: string) {
  const Filters = [{ Name: 'tag:Name', Values: [name] }]
  const { Subnets } = await account.client(EC2Client, region).send(new DescribeSubnetsCommand({ Filters }))
  await efs.send(new CreateMountTargetCommand({ FileSystemId, SubnetId: Subnets?.[0]?.SubnetId }))
}

export default { since: 390, after: ['ec2'], fill: seedEfs } satisfies Seed
