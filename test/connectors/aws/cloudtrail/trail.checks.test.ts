import {
  trailDeliversToCloudwatch,
  trailInsights,
  trailKmsEncryption,
  trailLogging,
  trailLogValidation,
} from '../../../../connectors/aws/cloudtrail/trail.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(trailLogging, {
  pass: [
    { case: 'logging', settings: { Status: { IsLogging: true }, Deliveries: {} } },
    {
      case: 'logging, an empty error',
      settings: { Status: { IsLogging: true }, Deliveries: { LatestDeliveryError: '' } },
    },
  ],
  fail: [
    {
      case: 'stopped',
      settings: { Status: { IsLogging: false, StopLoggingTime: '2026-10-01T08:00:00.000Z' }, Deliveries: {} },
      reason: /on 2026-10-01T08:00:00.000Z\.$/,
    },
    { case: 'never started', settings: { Status: { IsLogging: false }, Deliveries: {} } },
    {
      case: 'logging to a bucket that refuses it',
      settings: { Status: { IsLogging: true }, Deliveries: { LatestDeliveryError: 'AccessDenied' } },
      reason: /AccessDenied/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'status not read', gaps: ['Status', 'Deliveries'] },
    { case: 'AWS did not say', settings: { Status: {}, Deliveries: {} } },
  ],
})

checkTable(trailLogValidation, {
  pass: [{ case: 'on', settings: { LogFileValidationEnabled: true } }],
  fail: [{ case: 'off', settings: { LogFileValidationEnabled: false } }],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['LogFileValidationEnabled'] },
    { case: 'AWS left it out', settings: {} },
  ],
})

checkTable(trailKmsEncryption, {
  pass: [{ case: 'a key', settings: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  fail: [{ case: 'none', settings: {} }],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['KmsKeyId'] }],
})

const group = { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:trail:*' }
const delivered = (moment: string, error?: string) => ({
  ...group,
  Deliveries: { LatestCloudWatchLogsDeliveryTime: moment, LatestCloudWatchLogsDeliveryError: error },
})

checkTable(trailDeliversToCloudwatch, {
  pass: [
    { case: 'minutes before', settings: delivered('2026-10-31T23:50:00.000Z') },
    { case: 'a day before, to the second', settings: delivered('2026-10-31T00:00:00.000Z') },
  ],
  fail: [
    { case: 'no log group', settings: { Deliveries: {} } },
    { case: 'never delivered', settings: { ...group, Deliveries: {} } },
    { case: 'more than a day before', settings: delivered('2026-10-30T23:59:59.000Z'), reason: /2026-10-30/ },
    {
      case: 'the last delivery failed',
      settings: delivered('2026-10-31T23:50:00.000Z', 'RoleDenied'),
      reason: /RoleDenied/,
    },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'status not read', settings: group, gaps: ['Deliveries'] }],
})

const insights = (IsLogging: boolean | undefined, ...InsightSelectors: object[]) => ({
  settings: { Status: { IsLogging }, InsightSelectors },
})

checkTable(trailInsights, {
  pass: [
    { case: 'call rates', ...insights(true, { InsightType: 'ApiCallRateInsight' }) },
    {
      case: 'error rates, beside a new kind',
      ...insights(true, { InsightType: 'New' }, { InsightType: 'ApiErrorRateInsight' }),
    },
  ],
  fail: [
    { case: 'none', ...insights(true) },
    { case: 'never set', settings: { Status: { IsLogging: true }, InsightSelectors: null } },
  ],
  notApplicable: [nothing, { case: 'it does not log', ...insights(false, { InsightType: 'ApiCallRateInsight' }) }],
  unknown: [
    { case: 'a new kind alone', ...insights(true, { InsightType: 'New' }) },
    { case: 'AWS left the kind out', ...insights(true, {}) },
    { case: 'AWS did not say whether it logs', ...insights(undefined, { InsightType: 'ApiCallRateInsight' }) },
  ],
})
