import { afterAll, beforeAll, expect, test } from 'vitest'
import { kinesis } from '../../../../connectors/aws/kinesis/index.ts'
import { encrypted, policyNotPublic, retention } from '../../../../connectors/aws/kinesis/stream.checks.ts'
import { stream } from '../../../../connectors/aws/kinesis/stream.ts'
import { answered } from '../../../kit/aws-wire/answer.ts'
import { madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'
import { checkTable } from '../../../kit/table.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

test.each(['', '{}'])('an empty policy is none: %j', async Policy => {
  const { resources } = await aws.collect(typeIn(kinesis, stream), (_, { operation }) =>
    operation.name === 'GetResourcePolicy' ? answered(operation, { Policy }) : undefined,
  )
  expect(resources[0]).toMatchObject({ settings: { ResourcePolicy: null }, gaps: [] })
})

const of = (Stream: object | null) => ({ StreamName: 'pay', Stream })
const nothing = [
  { case: 'not stated', settings: of({ StreamName: 'pay' }) },
  { case: 'AWS answers nothing', settings: of(null) },
]

checkTable(encrypted, {
  pass: [{ case: 'KMS', settings: of({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' }), reason: /alias\/aws/ }],
  fail: [{ case: 'none', settings: of({ EncryptionType: 'NONE' }) }],
  unknown: nothing,
})

checkTable(retention, {
  pass: [{ case: 'a week', settings: of({ RetentionPeriodHours: 168 }) }],
  fail: [{ case: 'a day', settings: of({ RetentionPeriodHours: 24 }), reason: /24 hours only/ }],
  unknown: nothing,
})

const policy = (Principal: unknown) => ({
  ResourcePolicy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Read', Effect: 'Allow', Principal, Action: 'kinesis:GetRecords', Resource: '*' }],
  }),
})

checkTable(policyNotPublic, {
  pass: [
    { case: 'no policy', settings: { ResourcePolicy: null } },
    { case: 'another account', settings: policy({ AWS: 'arn:aws:iam::444455556666:root' }) },
  ],
  fail: [{ case: 'everybody', settings: policy('*'), reason: /Read/ }],
  unknown: [{ case: 'a policy that cannot be read', settings: { ResourcePolicy: '{' } }],
})
