import { deadLetters, kmsEncryption } from '../../../../connectors/aws/scheduler/schedule.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const Arn = 'arn:aws:lambda:us-east-1:111122223333:function:pay'
const of = (Target: object | undefined, more: object = {}) => ({
  settings: { Schedule: { Name: 'nightly', State: 'ENABLED', Target, ...more } },
})
const nothing = { case: 'AWS answers nothing', settings: { Schedule: null } }

checkTable(deadLetters, {
  pass: [
    {
      case: 'a queue',
      ...of({ Arn, DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:q' } }),
      reason: /:q\./,
    },
  ],
  fail: [
    { case: 'none', ...of({ Arn }) },
    { case: 'an empty setting', ...of({ Arn, DeadLetterConfig: {} }) },
  ],
  notApplicable: [{ case: 'turned off', ...of({ Arn }, { State: 'DISABLED' }) }],
  unknown: [nothing, { case: 'AWS names no target', ...of(undefined) }],
})

checkTable(kmsEncryption, {
  pass: [
    { case: 'a key', ...of({ Arn }, { KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }), reason: /key\/1/ },
  ],
  fail: [{ case: 'none', ...of({ Arn }) }],
  unknown: [nothing],
})
