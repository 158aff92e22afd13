import {
  check,
  type Entry,
  fail,
  inRegion,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { daysBefore } from '../shared/moment.ts'
import { snapshot } from './snapshot.ts'
import { type Volume, volume } from './volume.ts'

/** Attached or not; EC2.3 and AWS Config's encrypted-volumes judge attached volumes only, as the next does. */
export const encrypted = check(volume, {
  id: 'ec2-volume-encrypted',
  title: 'EBS volumes are encrypted',
  severity: 'high',
  remediation: 'Snapshot the volume, copy the snapshot with encryption, restore it and replace the volume.',
  equivalents: { prowler: ['ec2_ebs_volume_encryption'] },
  test: encryption,
})

function encryption(v: Json<Volume>): Verdict {
  if (v.Encrypted === undefined) return unknown('AWS did not say whether the volume is encrypted.')
  return v.Encrypted ? pass(`It is encrypted with ${v.KmsKeyId || 'a key'}.`) : fail('It is not encrypted.')
}

const IN_USE = {
  available: false,
  creating: false,
  deleted: false,
  deleting: false,
  error: false,
  'in-use': true,
}

export const attachedEncrypted = check(volume, {
  id: 'ec2-volume-attached-encrypted',
  title: 'EBS volumes attached to instances are encrypted',
  severity: 'medium',
  remediation: 'Snapshot the volume, copy the snapshot with encryption, restore it and replace the volume.',
  equivalents: { securityHub: ['EC2.3'], config: ['encrypted-volumes'] },
  test(v) {
    if (v.State === undefined) return unknown('AWS did not say whether the volume is in use.')
    return meaningOf(v.State, IN_USE, 'the state of the volume')
      ? encryption(v)
      : notApplicable(`The volume is attached to nothing; it is ${v.State}.`)
  },
})

const DAYS = 7
const COMPLETED = { completed: true, error: false, pending: false, recoverable: false, recovering: false }

const volumeOf = (snapshot: Entry<{ volume: string | undefined }>) => snapshot.value.volume

/**
 * A completed snapshot of the volume started within 7 days before the evidence was read. Snapshots of AWS Backup and of
 * lifecycle policies belong to the account and count; those in other regions and accounts or in air-gapped vaults do not.
 * A volume younger than that is judged alike: its age says nothing of what it holds. Prowler asks for any snapshot of any
 * age, EC2.28 for a backup plan: other tests.
 */
export const recentSnapshot = check(volume, {
  id: 'ec2-volume-has-recent-snapshot',
  title: 'EBS volumes have a completed snapshot from the last 7 days',
  severity: 'medium',
  remediation: 'Back the volume up at least weekly, by AWS Backup or a Data Lifecycle Manager policy.',
  reads: {
    snapshots: inRegion(snapshot, s => ({
      volume: s.VolumeId,
      state: s.State,
      start: s.StartTime,
    })),
  },
  test(v, { asOf, read }) {
    const since = daysBefore(asOf, DAYS).toISOString()
    const usable = read.snapshots.findBy(
      volumeOf,
      v.VolumeId ?? '',
      ({ value: { state, start } }) =>
        start !== undefined &&
        start >= since &&
        state !== undefined &&
        meaningOf(state, COMPLETED, 'the state of a snapshot'),
    )
    if (usable) return pass(`Snapshot ${idIn(usable.id)} was started on ${usable.value.start} and completed.`)
    const none = `no completed snapshot of it was started in the ${DAYS} days before it was read.`
    return fail(v.CreateTime === undefined ? `N${none.slice(1)}` : `It was created on ${v.CreateTime}; ${none}`)
  },
})
