import {
  queueDeadLetter,
  queueEncrypted,
  queueKmsEncryption,
  queuePolicyNotPublic,
} from '../../../../connectors/aws/sqs/queue.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const has = (Attributes: Record<string, string> | null) => ({ Attributes })

checkTable(queueEncrypted, {
  pass: [
    { case: 'a KMS key', settings: has({ KmsMasterKeyId: 'alias/aws/sqs' }), reason: /alias\/aws\/sqs/ },
    { case: 'keys of SQS', settings: has({ SqsManagedSseEnabled: 'true' }) },
    {
      case: 'a KMS key, which turns the keys of SQS off',
      settings: has({ KmsMasterKeyId: 'alias/data', SqsManagedSseEnabled: 'false' }),
    },
  ],
  fail: [{ case: 'neither', settings: has({ SqsManagedSseEnabled: 'false' }) }],
  unknown: [
    { case: 'an answer of earlier years, which tells of KMS alone', settings: has({}) },
    { case: 'AWS answers nothing', settings: has(null) },
  ],
})

checkTable(queueKmsEncryption, {
  pass: [{ case: 'a KMS key', settings: has({ KmsMasterKeyId: 'alias/data' }) }],
  fail: [{ case: 'keys of SQS alone', settings: has({ SqsManagedSseEnabled: 'true' }) }],
  unknown: [{ case: 'AWS answers nothing', settings: has(null) }],
})

const policy = (...Statement: object[]) => has({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
const send = { Sid: 'send', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Principal: '*' }
const topic = 'arn:aws:sns:us-east-1:111122223333:orders'

checkTable(queuePolicyNotPublic, {
  pass: [
    { case: 'no policy', settings: has({}) },
    { case: 'an empty policy, as SetQueueAttributes takes it away', settings: has({ Policy: '' }) },
    { case: 'an account', settings: policy({ ...send, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }) },
    {
      case: 'a topic, by its ARN',
      settings: policy({ ...send, Condition: { ArnEquals: { 'aws:SourceArn': topic } } }),
    },
    { case: 'everybody is denied', settings: policy({ ...send, Effect: 'Deny' }) },
  ],
  fail: [
    { case: 'everybody', settings: policy(send), reason: /by send\.$/ },
    {
      case: 'any topic of any account',
      settings: policy({ ...send, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } }),
    },
    {
      case: 'everybody over TLS',
      settings: policy({ ...send, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    },
  ],
  unknown: [
    { case: 'a document that is none', settings: has({ Policy: '{' }) },
    { case: 'AWS answers nothing', settings: has(null) },
    {
      case: 'everybody, beside a Deny of one action to all others',
      settings: policy(
        { ...send, Action: 'sqs:*' },
        {
          ...send,
          Effect: 'Deny',
          Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
        },
      ),
    },
  ],
})

const ARN = 'arn:aws:sqs:us-east-1:111122223333:orders'
const redrive = (deadLetterTargetArn: unknown) => has({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn }) })
const of = (settings: object) => ({ id: ARN, name: 'orders', settings })
const others = (...all: object[]) => ({
  queues: all.map((settings, n) => ({ id: `arn:aws:sqs:us-east-1:111122223333:q${n}`, name: `q${n}`, settings })),
})

checkTable(queueDeadLetter, {
  pass: [{ case: 'it names one', ...of(redrive(`${ARN}-failed`)), reason: /orders-failed/ }],
  fail: [
    { case: 'no policy', ...of(has({})), read: others(has({}), redrive('arn:aws:sqs:us-east-1:111122223333:x')) },
    { case: 'an empty one', ...of(has({ RedrivePolicy: '' })), read: others(has({})) },
  ],
  notApplicable: [
    { case: 'another names it', ...of(has({})), read: others(has({}), redrive(ARN)), reason: /of q1\.$/ },
  ],
  unknown: [
    { case: 'a policy that cannot be read', ...of(has({ RedrivePolicy: 'no' })) },
    { case: 'a policy that names no queue', ...of(redrive(undefined)) },
    { case: 'AWS answers nothing', ...of(has(null)) },
  ],
})
