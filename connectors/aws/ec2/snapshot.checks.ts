import { check, fail, inRegion, type Json, pass, unknown, type Verdict } from '../../kit/index.ts'
import { blocksAll } from './block-sharing.ts'
import { regionDefaults } from './region-defaults.ts'
import { type Snapshot, snapshot } from './snapshot.ts'

export const encrypted = check(snapshot, {
  id: 'ec2-snapshot-encrypted',
  title: 'EBS snapshots are encrypted',
  severity: 'high',
  remediation: 'Copy the snapshot with encryption and delete the unencrypted one.',
  equivalents: { prowler: ['ec2_ebs_snapshots_encrypted'] },
  test(s) {
    if (s.Encrypted === undefined) return unknown('AWS did not say whether the snapshot is encrypted.')
    return s.Encrypted ? pass(`It is encrypted with ${s.KmsKeyId || 'a key'}.`) : fail('It is not encrypted.')
  },
})

/**
 * Judges the snapshot's own setting. Block public access leaves it as it is and only suspends it, so it does not excuse it.
 */
export const notPublic = check(snapshot, {
  id: 'ec2-snapshot-not-public',
  title: 'EBS snapshots are not shared with everyone',
  severity: 'critical',
  remediation: 'Remove the group "all" from the snapshot\'s createVolumePermission.',
  equivalents: { prowler: ['ec2_ebs_public_snapshot'] },
  test: sharing,
})

function sharing(s: Json<Snapshot>): Verdict {
  const permissions = s.CreateVolumePermissions
  if (!permissions) return unknown('AWS gave no sharing permissions for this snapshot.')
  if (permissions.some(permission => permission.Group !== undefined))
    return fail('Every AWS account may create volumes from it (group all).')
  if (permissions.some(permission => permission.UserId === undefined))
    return unknown('AWS did not say whom the snapshot is shared with.')
  const accounts = permissions.flatMap(permission => permission.UserId ?? [])
  return pass(accounts.length > 0 ? `It is shared with ${accounts.join(', ')} only.` : 'It is shared with nobody.')
}

/**
 * Whether everybody can restore it at the moment, as Security Hub and AWS Config ask. Under `block-all-sharing` of the
 * region nobody else can; `block-new-sharing` leaves those public that are.
 */
export const notRestorable = check(snapshot, {
  id: 'ec2-snapshot-not-restorable-by-everyone',
  title: 'EBS snapshots cannot be restored by everyone',
  severity: 'critical',
  remediation:
    'Remove the group "all" from the snapshot\'s createVolumePermission, or block all sharing in the region.',
  equivalents: { securityHub: ['EC2.1'], config: ['ebs-snapshot-public-restorable-check'] },
  reads: { defaults: inRegion(regionDefaults, d => d.SnapshotBlockPublicAccess?.State) },
  test(s, { read }) {
    const shared = sharing(s)
    if (shared.status !== 'fail') return shared
    const [block] = read.defaults.all()
    if (block?.value === undefined)
      return unknown('It is shared with everyone; AWS did not state what the region blocks.')
    return blocksAll(block.value)
      ? pass('It is shared with everyone, which the region blocks (block-all-sharing).')
      : fail(`${shared.reason.slice(0, -1)}, and the region does not block it (${block.value}).`)
  },
})
