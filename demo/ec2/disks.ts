import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifySnapshotAttributeCommand,
} from '@aws-sdk/client-ec2'
import type { SeedAccount } from '../kit/account.ts'
import { given, named } from './tags.ts'

/** Volumes and snapshots; careless ones are unencrypted, not backed up, or shared with everyone. */
export async function seedDisks(
  account: SeedAccount,
  region: string,
  { careful }: { careful: boolean },
): Promise<void> {
  const ec2 = account.client(EC2Client, region)
  if (careful) await ec2.send(new EnableEbsEncryptionByDefaultCommand({}))
  const ledger = await volume(ec2, region, 'ledger-archive', true)
  if (careful) return weekly(account, ec2, ledger)
  const exports = await volume(ec2, region, 'merchant-exports', false)
  const shared = await snapshot(ec2, exports, 'merchant-exports-handover')
  await share(ec2, shared, { Group: 'all' })
  const partner = await snapshot(ec2, exports, 'merchant-exports-partner')
  await share(ec2, partner, { UserId: '444455556666' })
  await volume(ec2, region, 'scratch', false)
  await weekly(account, ec2, ledger)
}

/** Of last Sunday, as the demo is recorded on a Tuesday. */
async function weekly(account: SeedAccount, ec2: EC2Client, volume: string): Promise<void> {
  account.since(2.2)
  await snapshot(ec2, volume, 'ledger-archive-weekly')
}

async function volume(ec2: EC2Client, region: string, name: string, Encrypted: boolean): Promise<string> {
  const { VolumeId } = await ec2.send(
    new CreateVolumeCommand({
      AvailabilityZone: `${region}a`,
      Size: 200,
      VolumeType: 'gp3',
      Encrypted,
      TagSpecifications: named('volume', name),
    }),
  )
  return given(VolumeId, 'volume')
}

async function snapshot(ec2: EC2Client, VolumeId: string, name: string): Promise<string> {
  const TagSpecifications = named('snapshot', name)
  const { SnapshotId } = await ec2.send(new CreateSnapshotCommand({ VolumeId, Description: name, TagSpecifications }))
  return given(SnapshotId, 'snapshot')
}

const share = (ec2: EC2Client, SnapshotId: string, add: { Group: 'all' } | { UserId: string }) =>
  ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      ...('Group' in add ? { GroupNames: [add.Group] } : { UserIds: [add.UserId] }),
    }),
  )
