import { expect, test } from 'vitest'
import { resource } from '../../samples/make-account.ts'
import { recordRun } from './record.ts'
import { testService } from './service.ts'

const MEMBER = encodeURIComponent(resource('aws.s3.bucket', 0).id)

test('a member of an item is judged again, and the settings are told that the check read', async () => {
  const { runtime, admin } = await testService()
  const { item } = await recordRun(runtime, { account: '111111111111' })
  const ask = (check: string, member = MEMBER) =>
    admin('GET', `/v1/evidence/${item}/touched?check=${check}&resource=${member}`)
  expect((await ask('s3-bucket-kms-encryption')).body).toMatchObject({
    status: 'pass',
    pointers: ['/Encryption/Rules/0/ApplyServerSideEncryptionByDefault/SSEAlgorithm'],
  })
  expect((await ask('s3-bucket-access-logging-enabled')).body).toEqual({
    ...{ status: 'fail', reason: 'Server access logging is not enabled.' },
    pointers: ['/Logging'],
  })
  const problems = await Promise.all([
    ask('s3-bucket-nonsense'),
    ask('iam-user-console-mfa-enabled'),
    ask('s3-bucket-kms-encryption', 'x'),
  ])
  expect(problems.map(({ status, body }) => [status, body.code])).toEqual([
    [400, 'unknown_check'],
    [400, 'bad_request'],
    [404, 'not_found'],
  ])
})
