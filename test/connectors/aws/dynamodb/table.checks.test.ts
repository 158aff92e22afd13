import {
  deletionProtection,
  kmsEncryption,
  pointInTimeRecovery,
  policyNotPublic,
} from '../../../../connectors/aws/dynamodb/table.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const recovery = (PointInTimeRecoveryDescription?: object) => ({
  ContinuousBackups: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription },
})

checkTable(pointInTimeRecovery, {
  pass: [
    { case: 'it is on', settings: recovery({ PointInTimeRecoveryStatus: 'ENABLED' }), reason: /is on\.$/ },
    {
      case: 'it is on for some days',
      settings: recovery({ PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 7 }),
      reason: /for 7 days/,
    },
  ],
  fail: [
    { case: 'it is off', settings: recovery({ PointInTimeRecoveryStatus: 'DISABLED' }), reason: /is DISABLED\.$/ },
    // ContinuousBackupsStatus is ENABLED for every table and says nothing.
    { case: 'AWS names a status we do not know', settings: recovery({ PointInTimeRecoveryStatus: 'ENABLING' }) },
  ],
  unknown: [
    { case: 'AWS says nothing of it', settings: recovery() },
    { case: 'AWS answers nothing', settings: { ContinuousBackups: null } },
  ],
})

const protection = (DeletionProtectionEnabled?: boolean) => ({ Table: { TableName: 't', DeletionProtectionEnabled } })

checkTable(deletionProtection, {
  pass: [{ case: 'it is on', settings: protection(true) }],
  fail: [{ case: 'it is off', settings: protection(false) }],
  unknown: [
    { case: 'an answer of earlier years, without it', settings: protection() },
    { case: 'AWS answers nothing', settings: { Table: null } },
  ],
})

const sealed = (SSEDescription?: object) => ({
  settings: { TableName: 't', Table: { TableName: 't', SSEDescription } },
})

checkTable(kmsEncryption, {
  pass: [{ case: 'a key', ...sealed({ SSEType: 'KMS', Status: 'ENABLED', KMSMasterKeyArn: 'arn:aws:kms:x' }) }],
  fail: [
    { case: 'a key of AWS', ...sealed() },
    { case: 'no longer', ...sealed({ SSEType: 'KMS', Status: 'DISABLED' }) },
  ],
  unknown: [
    { case: 'AWS does not say how', ...sealed({ Status: 'ENABLED' }) },
    { case: 'it is being changed', ...sealed({ SSEType: 'KMS', Status: 'UPDATING' }) },
    { case: 'AWS does not describe it', settings: { TableName: 't', Table: null } },
  ],
})

const policy = (Principal: unknown, Condition?: object) => ({
  settings: {
    ResourcePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'read', Effect: 'Allow', Principal, Action: 'dynamodb:GetItem', Resource: '*', Condition }],
    }),
  },
})

checkTable(policyNotPublic, {
  pass: [
    { case: 'no policy', settings: { ResourcePolicy: null } },
    { case: 'one account', ...policy({ AWS: 'arn:aws:iam::111122223333:root' }) },
    {
      case: 'one organization',
      ...policy('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    },
  ],
  fail: [{ case: 'everybody', ...policy('*'), reason: /read/ }],
  unknown: [{ case: 'an answer without its content', settings: { ResourcePolicy: '' } }],
})
