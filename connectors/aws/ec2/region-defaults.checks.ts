import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { blocksAll } from './block-sharing.ts'
import { regionDefaults } from './region-defaults.ts'

export const ebsEncryption = check(regionDefaults, {
  id: 'ec2-ebs-default-encryption-enabled',
  title: 'New EBS volumes are encrypted by default',
  severity: 'medium',
  remediation: 'Enable EBS encryption by default in the region.',
  equivalents: {
    prowler: ['ec2_ebs_default_encryption'],
    securityHub: ['EC2.7'],
    config: ['ec2-ebs-encryption-by-default'],
  },
  test(d) {
    if (d.EbsEncryptionByDefault === null) return unknown('AWS did not say whether EBS encryption by default is on.')
    return d.EbsEncryptionByDefault
      ? pass('EBS encryption by default is on.')
      : fail('EBS encryption by default is off.')
  },
})

/** `block-new-sharing` leaves snapshots public that already are. */
export const snapshotSharing = check(regionDefaults, {
  id: 'ec2-snapshot-public-sharing-blocked',
  title: 'The account blocks all public sharing of EBS snapshots',
  severity: 'high',
  remediation: 'Set block public access for EBS snapshots to block-all-sharing in the region.',
  equivalents: {
    prowler: ['ec2_ebs_snapshot_account_block_public_access'],
    securityHub: ['EC2.182'],
    config: ['ebs-snapshot-block-public-access'],
  },
  test(d) {
    const state = d.SnapshotBlockPublicAccess?.State
    if (state === undefined) return unknown('AWS did not state block public access for snapshots.')
    return blocksAll(state)
      ? pass('Block public access for snapshots is block-all-sharing.')
      : fail(`Block public access for snapshots is ${state}, not block-all-sharing.`)
  },
})

/** The SDK has the state as text; these are its documented values. Images that are public already stay so. */
const BLOCKS_IMAGES: Readonly<Record<string, boolean>> = { 'block-new-sharing': true, unblocked: false }

export const imageSharing = check(regionDefaults, {
  id: 'ec2-image-public-sharing-blocked',
  title: 'The account blocks new public sharing of machine images',
  severity: 'high',
  remediation: 'Set block public access for AMIs to block-new-sharing in the region.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html'],
  equivalents: { prowler: ['ec2_ami_account_block_public_access'] },
  test(d) {
    const state = d.ImageBlockPublicAccess?.ImageBlockPublicAccessState
    if (state === undefined) return unknown('AWS did not state block public access for images.')
    return meaningOf(state, BLOCKS_IMAGES, 'the state of block public access for images')
      ? pass('Block public access for images is block-new-sharing.')
      : fail(`Block public access for images is ${state}, not block-new-sharing.`)
  },
})

/** Where the account prefers nothing, AWS leaves HttpTokens out: the AMI or the launch then decides. */
export const imdsv2 = check(regionDefaults, {
  id: 'ec2-imdsv2-default-required',
  title: 'New EC2 instances need IMDSv2 by default',
  severity: 'medium',
  remediation: 'Set the instance metadata default HttpTokens to required in the region.',
  equivalents: { prowler: ['ec2_instance_account_imdsv2_enabled'] },
  test(d) {
    const tokens = d.InstanceMetadataDefaults?.HttpTokens
    return tokens !== undefined && meaningOf(tokens, { optional: false, required: true }, 'the default for HttpTokens')
      ? pass('The default for HttpTokens is required.')
      : fail(`The default for HttpTokens is ${tokens ?? 'not set'}, not required.`)
  },
})
