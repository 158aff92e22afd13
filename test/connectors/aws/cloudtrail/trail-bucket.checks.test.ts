import {
  trailBucketAccessLogging,
  trailBucketNotPublic,
  trailBucketObjectLock,
} from '../../../../connectors/aws/cloudtrail/trail-bucket.checks.ts'
import { checkTable, type Row } from '../../../kit/table.ts'

const settings = { S3BucketName: 'trail-logs' }
const kept = (bucket: object, gaps: string[] = []): NonNullable<Row['read']> => ({
  buckets: [
    {
      name: 'other',
      settings: { Logging: { TargetBucket: 'x' }, PolicyStatus: null, Acl: { Grants: [] }, ObjectLock: null },
    },
    { name: 'trail-logs', settings: bucket, gaps },
  ],
})

/** In a member: the trail is the organization's, and so is its bucket. */
const others: Row = {
  case: 'another account owns the trail',
  settings: { ...settings, TrailARN: 'arn:aws:cloudtrail:us-east-1:999999999999:trail/org' },
  read: { buckets: [] },
  reason: /^Judged in account 999999999999/,
}

/** What makes any of the bucket checks unknown. */
const unread = (fields: string[]): Row[] => [
  { case: 'the bucket is not among those read', settings, read: { buckets: [] }, reason: /another account/ },
  { case: 'the setting is not read', settings, read: kept({}, fields) },
  { case: 'buckets could not be listed', settings, read: { buckets: [] }, incomplete: ['buckets'], reason: /denied/ },
  { case: 'AWS named no bucket', settings: {}, read: kept({}) },
]

checkTable(trailBucketAccessLogging, {
  pass: [{ case: 'logs', settings, read: kept({ Logging: { TargetBucket: 'access-logs', TargetPrefix: '' } }) }],
  fail: [{ case: 'does not log, though another bucket does', settings, read: kept({ Logging: null }) }],
  notApplicable: [others],
  unknown: unread(['Logging']),
})

const closed = { PolicyStatus: { IsPublic: false }, Acl: { Grants: [] } }
const toAll = { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' }

checkTable(trailBucketNotPublic, {
  pass: [
    { case: 'neither policy nor ACL', settings, read: kept(closed) },
    { case: 'no policy', settings, read: kept({ ...closed, PolicyStatus: null }) },
  ],
  fail: [
    { case: 'public policy', settings, read: kept({ ...closed, PolicyStatus: { IsPublic: true } }) },
    { case: 'public ACL', settings, read: kept({ ...closed, Acl: { Grants: [toAll] } }), reason: /AllUsers/ },
    {
      case: 'public policy that a block holds back',
      settings,
      read: kept({ ...closed, PolicyStatus: { IsPublic: true }, PublicAccessBlock: { RestrictPublicBuckets: true } }),
    },
  ],
  notApplicable: [others],
  unknown: [
    ...unread(['PolicyStatus']),
    { case: 'the ACL is not read', settings, read: kept({ PolicyStatus: null }, ['Acl']) },
    { case: 'AWS did not say', settings, read: kept({ ...closed, PolicyStatus: {} }) },
  ],
})

const lock = (DefaultRetention?: object) => ({
  ObjectLock: { ObjectLockEnabled: 'Enabled', Rule: DefaultRetention && { DefaultRetention } },
})

checkTable(trailBucketObjectLock, {
  pass: [
    { case: 'a default retention', settings, read: kept(lock({ Mode: 'COMPLIANCE', Years: 7 })), reason: /7 years/ },
  ],
  fail: [
    { case: 'no lock', settings, read: kept({ ObjectLock: null }) },
    { case: 'a lock that retains nothing by default', settings, read: kept(lock()) },
  ],
  notApplicable: [others],
  unknown: unread(['ObjectLock']),
})
