import { check, fail, pass, unknown } from '../../kit/index.ts'
import { snapshot } from './snapshot.ts'

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
 * Judges the snapshot's own setting. Block public access leaves it as it is and only suspends it, so it does not excuse it;
 * EC2.1 and AWS Config ask whether the snapshot can be restored at the moment, which is another test.
 */
export const notPublic = check(snapshot, {
  id: 'ec2-snapshot-not-public',
  title: 'EBS snapshots are not shared with everyone',
  severity: 'critical',
  remediation: 'Remove the group "all" from the snapshot\'s createVolumePermission.',
  equivalents: { prowler: ['ec2_ebs_public_snapshot'] },
  test(s) {
    const permissions = s.CreateVolumePermissions
    if (!permissions) return unknown('AWS gave no sharing permissions for this snapshot.')
    if (permissions.some(permission => permission.Group !== undefined))
      return fail('Every AWS account may create volumes from it (group all).')
    if (permissions.some(permission => permission.UserId === undefined))
      return unknown('AWS did not say whom the snapshot is shared with.')
    const accounts = permissions.flatMap(permission => permission.UserId ?? [])
    return pass(accounts.length > 0 ? `It is shared with ${accounts.join(', ')} only.` : 'It is shared with nobody.')
  },
})
