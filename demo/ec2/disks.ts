import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  type EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifySnapshotAttributeCommand,
} from '@aws-sdk/client-ec2'
import { given, named } from './tags.ts'

/** Volumes and snapshots; careless ones are unencrypted, not backed up, or shared with everyone. */
export async function seedDisks(ec2: EC2Client, region: string, { careful }: { careful: boolean }): Promise<void> {
  if (careful) await ec2.send(new EnableEbsEncryptionByDefaultCommand({}))
  const ledger = await volume(ec2, region, 'ledger-archive', true)
  await snapshot(ec2, ledger, 'ledger-archive-weekly')
  if (careful) return
  const exports = await volume(ec2, region, 'merchant-exports', false)
  const shared = await snapshot(ec2, exports, 'merchant-exports-handover')
  await share(ec2, shared, { Group: 'all' })
  const partner = await snapshot(ec2, exports, 'merchant-exports-partner')
  await share(ec2, partner, { UserId: '210987654321' })
  await volume(ec2, region, 'scratch', false)
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
