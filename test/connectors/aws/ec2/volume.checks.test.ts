import * as checks from '../../../../connectors/aws/ec2/volume.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

checkTable(checks.encrypted, {
  pass: [{ case: 'it is', settings: { Encrypted: true, KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/k' } }],
  fail: [{ case: 'it is not', settings: { Encrypted: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'AWS says nothing of it', settings: {} },
    { case: 'it was not read', gaps: ['Encrypted'] },
  ],
})

const asOf = '2026-11-01T00:00:00.000Z'
const taken = (StartTime: string, State = 'completed', VolumeId = 'vol-1') => ({
  id: `arn:aws:ec2:us-east-1::snapshot/snap-${StartTime.slice(5, 10)}`,
  settings: { VolumeId, State, StartTime },
})
const backed = (text: string, ...snapshots: object[]): Row => ({
  case: text,
  asOf,
  settings: { VolumeId: 'vol-1', CreateTime: '2025-01-01T00:00:00.000Z' },
  read: { snapshots },
})

checkTable(checks.recentSnapshot, {
  pass: [
    { ...backed('yesterday', taken('2026-10-31T00:00:00.000Z')), reason: /snap-10-31 was started on 2026-10-31T/ },
    backed('exactly 7 days ago', taken('2026-10-25T00:00:00.000Z')),
    backed('an old one and a new one', taken('2026-01-01T00:00:00.000Z'), taken('2026-10-30T00:00:00.000Z')),
    {
      ...backed('the list is incomplete, but holds one', taken('2026-10-31T00:00:00.000Z')),
      incomplete: ['snapshots'],
    },
  ],
  fail: [
    backed('there is none'),
    {
      ...backed('the last is too old', taken('2026-10-24T23:59:59.000Z')),
      reason: /no completed snapshot of it was started in the 7 days before it was read/,
    },
    backed('the last is not complete', taken('2026-10-31T00:00:00.000Z', 'pending')),
    backed('the last failed', taken('2026-10-31T00:00:00.000Z', 'error')),
    backed('the recent one is of another volume', taken('2026-10-31T00:00:00.000Z', 'completed', 'vol-2')),
    backed('the recent one is in another region', { ...taken('2026-10-31T00:00:00.000Z'), region: 'eu-west-1' }),
  ],
  notApplicable: [nothing],
  unknown: [
    { ...backed('snapshots were not listed'), incomplete: ['snapshots'] },
    { ...backed('the state of a snapshot was not read', { settings: {}, gaps: ['State'] }) },
  ],
})

checkTable(checks.attachedEncrypted, {
  pass: [{ case: 'it is', settings: { State: 'in-use', Encrypted: true } }],
  fail: [{ case: 'it is not', settings: { State: 'in-use', Encrypted: false } }],
  notApplicable: [nothing, { case: 'attached to nothing', settings: { State: 'available', Encrypted: false } }],
  unknown: [
    { case: 'AWS does not state its state', settings: { Encrypted: true } },
    { case: 'AWS says nothing of it', settings: { State: 'in-use' } },
  ],
})
