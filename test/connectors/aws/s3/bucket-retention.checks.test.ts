import {
  bucketLifecycleConfigured,
  bucketMfaDeleteEnabled,
  bucketObjectLockEnabled,
  bucketReplicationConfigured,
  bucketVersioningEnabled,
} from '../../../../connectors/aws/s3/bucket-retention.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(bucketVersioningEnabled, {
  pass: [{ case: 'enabled', settings: { Versioning: { Status: 'Enabled' } } }],
  fail: [
    { case: 'suspended', settings: { Versioning: { Status: 'Suspended' } }, reason: /Suspended/ },
    { case: 'never set', settings: { Versioning: {} }, reason: /not configured/ },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Versioning'] }],
})

checkTable(bucketMfaDeleteEnabled, {
  pass: [{ case: 'enabled', settings: { Versioning: { Status: 'Enabled', MFADelete: 'Enabled' } } }],
  fail: [
    { case: 'disabled', settings: { Versioning: { Status: 'Enabled', MFADelete: 'Disabled' } } },
    { case: 'never set', settings: { Versioning: { Status: 'Enabled' } } },
    { case: 'no versions to protect', settings: { Versioning: { Status: 'Suspended', MFADelete: 'Enabled' } } },
    { case: 'no versioning', settings: { Versioning: {} } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Versioning'] }],
})

checkTable(bucketLifecycleConfigured, {
  pass: [
    {
      case: 'one of two rules is enabled',
      settings: {
        Lifecycle: {
          Rules: [
            { ID: 'off', Status: 'Disabled' },
            { ID: 'expire', Status: 'Enabled' },
          ],
        },
      },
      reason: /: expire\.$/,
    },
  ],
  fail: [
    { case: 'not configured', settings: { Lifecycle: null }, reason: /configured/ },
    { case: 'disabled', settings: { Lifecycle: { Rules: [{ Status: 'Disabled' }] } }, reason: /enabled/ },
    { case: 'no rules', settings: { Lifecycle: { Rules: [] } } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Lifecycle'] }],
})

const lock = (DefaultRetention?: object) => ({
  ObjectLock: { ObjectLockEnabled: 'Enabled', ...(DefaultRetention && { Rule: { DefaultRetention } }) },
})

checkTable(bucketObjectLockEnabled, {
  pass: [
    { case: 'enabled', settings: lock(), reason: /without a default retention/ },
    { case: 'with days', settings: lock({ Mode: 'COMPLIANCE', Days: 30 }), reason: /30 days in COMPLIANCE/ },
    { case: 'with years', settings: lock({ Mode: 'GOVERNANCE', Years: 7 }), reason: /7 years/ },
  ],
  fail: [
    { case: 'not configured', settings: { ObjectLock: null } },
    { case: 'AWS does not say enabled', settings: { ObjectLock: {} } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['ObjectLock'] }],
})

const rule = (Status: string) => ({ Status, Destination: { Bucket: 'arn:aws:s3:::copy' } })

checkTable(bucketReplicationConfigured, {
  pass: [
    {
      case: 'an enabled rule',
      settings: { Replication: { Rules: [rule('Disabled'), rule('Enabled')] } },
      reason: /arn:aws:s3:::copy/,
    },
  ],
  fail: [
    { case: 'not configured', settings: { Replication: null } },
    { case: 'a disabled rule', settings: { Replication: { Rules: [rule('Disabled')] } } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['Replication'] }],
})
