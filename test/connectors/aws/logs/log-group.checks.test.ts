import { logGroupKmsEncryption, logGroupRetention } from '../../../../connectors/aws/logs/log-group.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(logGroupRetention, {
  pass: [
    { case: 'a year', settings: { retentionInDays: 365 } },
    { case: 'ten years', settings: { retentionInDays: 3653, logGroupClass: 'STANDARD' } },
    { case: 'for good: AWS leaves the days out', settings: { logGroupClass: 'STANDARD' }, reason: /never expire/ },
  ],
  fail: [
    { case: 'a day short', settings: { retentionInDays: 180 }, reason: /180 days/ },
    { case: 'class DELIVERY, though no days are set', settings: { logGroupClass: 'DELIVERY' } },
    { case: 'class DELIVERY, whatever days are set', settings: { logGroupClass: 'DELIVERY', retentionInDays: 400 } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['retentionInDays'] }],
})

checkTable(logGroupKmsEncryption, {
  pass: [{ case: 'a key', settings: { kmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' } }],
  fail: [{ case: 'no key', settings: {} }],
  notApplicable: [nothing],
  unknown: [{ case: 'not read', gaps: ['kmsKeyId'] }],
})
