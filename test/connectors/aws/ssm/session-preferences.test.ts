import { afterAll, beforeAll, expect, test } from 'vitest'
import { ssm } from '../../../../connectors/aws/ssm/index.ts'
import { sessionPreferences } from '../../../../connectors/aws/ssm/session-preferences.ts'
import { answered, refused } from '../../../kit/aws-wire/answer.ts'
import { type Change, madeUpAws } from '../../../kit/aws-wire/readings.ts'
import { typeIn } from '../../../kit/collect.ts'

let aws: Awaited<ReturnType<typeof madeUpAws>>
beforeAll(async () => {
  aws = await madeUpAws()
})
afterAll(() => aws?.stop())

const read = async (change: Change) => (await aws.collect(typeIn(ssm, sessionPreferences), change)).resources[0]
const holding =
  (Content: string): Change =>
  (_, { operation }) =>
    answered(operation, { Content })

test('scripts that run as a session begins are struck out', async () => {
  const shellProfile = { linux: 'export TOKEN=plain-word-that-no-scanner-knows' }
  const resource = await read(holding(JSON.stringify({ inputs: { s3BucketName: 'records', shellProfile } })))
  expect(resource).toMatchObject({ settings: { Content: { inputs: { s3BucketName: 'records' } } }, gaps: [] })
  expect(JSON.stringify(resource)).not.toContain('plain-word')
})

test('where nobody set preferences there are none, which is no gap', async () => {
  const resource = await read((_, { operation }) => refused(operation, 'InvalidDocument'))
  expect(resource).toMatchObject({ settings: { Content: null }, gaps: [] })
})

test.each(['not JSON', '["a list"]', '7'])('what is no JSON object is a gap: %s', async text => {
  expect(await read(holding(text))).toMatchObject({ gaps: [{ field: 'Content', detail: 'DocumentUnreadable' }] })
})
