import { expect, onTestFinished, test, vi } from 'vitest'
import { hasMoto, testAws } from '../kit/collect.ts'
import { testService } from './service.ts'

test.skipIf(!hasMoto)('an account is entered through its role, with its external id, and must be the one', async () => {
  const aws = await testAws()
  onTestFinished(() => aws.stop())
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: aws.credentials.sessionToken,
  }))
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { admin } = await testService({ env: { AWS_ENDPOINT_URL: aws.endpoint } })
  const add = async (account: string, access: object) => {
    const { body } = await admin('POST', '/v1/accounts', { account, name: account, access })
    return `/v1/accounts/${body.id}`
  }

  const role = await add('111111111111', { kind: 'role', roleArn: 'arn:aws:iam::111111111111:role/exhibit' })
  expect((await admin('POST', `${role}/test`)).body).toMatchObject({
    verified: true,
    principal: expect.stringContaining('arn:aws:sts::111111111111:assumed-role/exhibit/'),
  })
  expect((await admin('GET', role)).body).toMatchObject({ verifiedAt: expect.any(String), lastError: null })

  const other = await add('222222222222', { kind: 'ambient' })
  expect((await admin('POST', `${other}/test`)).body).toMatchObject({
    verified: false,
    error: { hop: 'account', code: 'account_mismatch', message: expect.stringContaining(aws.account) },
  })
  expect((await admin('GET', other)).body).toMatchObject({ verifiedAt: null, lastError: { code: 'account_mismatch' } })

  const profile = await add('333333333333', { kind: 'profile', profile: 'there-is-none' })
  expect((await admin('POST', `${profile}/test`)).body.error).toMatchObject({
    ...{ hop: 'credentials', code: 'credentials_missing' },
  })
})
