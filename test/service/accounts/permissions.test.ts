import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { evidenceTypes } from '../../../connectors/index.ts'
import { seedAccount } from '../../../demo/kit/account.ts'
import { type Moto, startMoto } from '../../../demo/kit/moto.ts'
import { readConfig } from '../../../src/config.ts'
import { examineService } from '../../../src/main.ts'
import { leastPrivilegePolicy } from '../../../src/service/frameworks/policy.ts'
import { testService } from '../../api/service.ts'
import { startGate } from '../../cli/gate.ts'
import { hasMoto } from '../../kit/collect.ts'

const ACCOUNT = '123456789012'
/** The emulator asks for these instead where it does not know what IAM calls a read. */
const EMULATOR_ASKS = ['s3:ListBucket', 's3:GetPublicAccessBlock', 'monitoring:DescribeAlarms', 'apigateway:Get*']
/** Of these the emulator knows other names than IAM does. */
const EMULATOR_REFUSES = ['cloudwatch:ListAlarmMuteRules', 'memorydb:DescribeAcls']
/** One of a list, one of a member, one of a service that has nothing, one that is account-wide. */
const TAKEN = [
  'ec2:DescribeFlowLogs',
  's3:GetBucketPolicy',
  'sqs:ListQueueTags',
  'iam:GetAccountPasswordPolicy',
  'sns:ListTopics',
]

interface Told {
  readonly action: string
  readonly state: 'allowed' | 'denied' | 'untried'
  readonly by: string | null
  readonly advice: string | null
  readonly types: string[]
}

describe.skipIf(!hasMoto)('permissions, with IAM enforced', () => {
  let moto: Moto
  let needed: string[]
  const keys = new Map<string, { accessKeyId: string; secretAccessKey: string }>()

  beforeAll(async () => {
    moto = await startMoto()
    const root = seedAccount(moto.url, ACCOUNT, { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: '' })
    await root.client(S3Client).send(new CreateBucketCommand({ Bucket: 'exhibit-tested' }))
    await root.client(SQSClient).send(new CreateQueueCommand({ QueueName: 'orders' }))
    // Tags of accounts are asked for only where an organization selects its accounts by them.
    const asked = evidenceTypes.filter(({ id }) => id !== 'aws.organizations.account-tags')
    const { Statement } = await leastPrivilegePolicy(asked.map(type => type.id))
    needed = Statement.flatMap(({ Action }) => Action)
    const all = [...needed, ...EMULATOR_ASKS]
    for (const [name, taken] of [
      ['full', []],
      ['less', TAKEN],
    ] as const) {
      const iam = root.client(IAMClient)
      await iam.send(new CreateUserCommand({ UserName: name }))
      const Action = all.filter(action => !(taken as readonly string[]).includes(action))
      const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }
      const policy = { UserName: name, PolicyName: 'exhibit', PolicyDocument: JSON.stringify(document) }
      await iam.send(new PutUserPolicyCommand(policy))
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }))
      const { AccessKeyId = '', SecretAccessKey = '' } = AccessKey ?? {}
      keys.set(name, { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey })
    }
    const reset = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '0' }
    expect((await fetch(`${moto.url}/moto-api/reset-auth`, reset)).ok).toBe(true)
  }, 120_000)
  afterAll(() => moto?.stop())

  function env(user: string) {
    const { accessKeyId = '', secretAccessKey = '' } = keys.get(user) ?? {}
    return {
      ...{ AWS_ENDPOINT_URL: moto.url, AWS_REGION: 'us-east-1', AWS_SESSION_TOKEN: '' },
      ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    }
  }

  async function tested(user: string, query: string, url = moto.url) {
    for (const [name, value] of Object.entries(env(user))) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    const { admin } = await testService({ env: { AWS_ENDPOINT_URL: url } })
    const access = { kind: 'ambient' }
    const { id } = (await admin('POST', '/v1/accounts', { account: ACCOUNT, name: 'Tested', access })).body
    expect((await admin('GET', `/v1/accounts/${id}/permissions`)).body).toMatchObject({ code: 'not_found' })
    const { body } = await admin('POST', `/v1/accounts/${id}/test?permissions=true&${query}`)
    expect((await admin('GET', `/v1/accounts/${id}/permissions`)).body).toEqual(body.permissions)
    return body.permissions as { state: string; permissions: Told[]; progress: { types: number; of: number } }
  }
  const named = (all: readonly Told[], state: string) => all.filter(one => one.state === state).map(one => one.action)

  test('exactly what was taken out of the policy is named, by the service and by the doctor', async () => {
    const full = await tested('full', 'seconds=200')
    expect(full).toMatchObject({ state: 'done', simulator: 'refused' })
    expect(full.progress.types).toBe(full.progress.of)
    expect(named(full.permissions, 'denied')).toEqual(EMULATOR_REFUSES)
    expect(named(full.permissions, 'allowed').length).toBeGreaterThan(150)
    expect(full.permissions.map(({ action }) => action)).toEqual(expect.arrayContaining(needed))
    for (const { action, state, advice, by } of full.permissions)
      expect([action, state === 'untried' ? by : null, advice === null]).toEqual([action, null, state === 'allowed'])

    const less = await tested('less', 'seconds=200')
    expect(named(less.permissions, 'denied')).toEqual([...EMULATOR_REFUSES, ...TAKEN].sort())
    expect(less.permissions.find(({ action }) => action === 's3:GetBucketPolicy')).toMatchObject({
      ...{
        by: 'call',
        types: expect.arrayContaining(['aws.s3.bucket']),
        detail: expect.stringMatching(/AccessDenied/),
      },
      advice: 'Allow s3:GetBucketPolicy to the collecting role.',
    })
    const found = await examineService(readConfig({ ...process.env, ...env('less') }), {
      ...{ sends: false, permissions: true },
    })
    const said = found.find(({ subject }) => subject === 'permissions')
    expect(said).toMatchObject({ health: 'failed', code: 'permissions_missing' })
    expect(said?.message).toContain(`are missing: ${[...EMULATOR_REFUSES, ...TAKEN].sort().join(', ')}.`)
  }, 400_000)

  test('a time that is up is said, and what was not tried is not called allowed', async () => {
    const gate = await startGate(moto.url)
    onTestFinished(() => gate.stop())
    // Longer than the test may take, whatever machine this is.
    gate.decide = ({ service }) => (service === 'sts' ? null : { waitMs: 2000 })
    const { state, permissions } = await tested('full', 'seconds=5', gate.url)
    expect(state).toBe('stopped')
    expect(permissions.map(({ action }) => action)).toEqual(expect.arrayContaining(needed))
    const late = permissions.filter(
      ({ advice }) => advice?.includes('the time was up') || advice?.includes('for the test was up'),
    )
    expect(late.length).toBeGreaterThan(10)
    expect(late.every(one => one.state === 'untried')).toBe(true)
  }, 60_000)
})
