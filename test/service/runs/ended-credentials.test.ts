import { expect, onTestFinished, test } from 'vitest'
import { testService } from '../../api/service.ts'
import { startGate } from '../../cli/gate.ts'
import { until } from '../../jobs/worker-process.ts'
import { hasMoto, testAws } from '../../kit/collect.ts'

const GIVEN = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const

async function place() {
  const aws = await testAws()
  const gate = await startGate(aws.endpoint)
  const { accessKeyId, secretAccessKey, sessionToken } = aws.credentials
  const before = GIVEN.map(name => [name, process.env[name]] as const)
  for (const [i, value] of [accessKeyId, secretAccessKey, sessionToken].entries()) process.env[GIVEN[i] ?? ''] = value
  onTestFinished(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await gate.stop()
    await aws.stop()
  })
  const service = await testService({ work: 'shared', env: { AWS_ENDPOINT_URL: gate.url, AWS_REGION: 'us-east-1' } })
  await service.admin('POST', '/v1/accounts', { account: aws.account, name: 'A', access: { kind: 'ambient' } })
  const start = async (types: string[]) =>
    (await service.admin('POST', '/v1/runs', { types, regions: ['us-east-1', 'eu-west-1'] })).body.id as string
  const ended = async (id: string) => {
    await until('the run has ended', async () => (await service.runtime.store.runs.get(id)).finishedAt !== null)
    return service.runtime.store.runs.get(id)
  }
  return { ...service, gate, start, ended }
}

test.skipIf(!hasMoto)('a run of a service whose credentials end fails by name, without a package', async () => {
  const { gate, start, ended, runtime } = await place()
  gate.decide = asked => (asked.service === 'sns' ? { deny: 'ExpiredToken' } : null)
  const id = await start(['aws.iam.password-policy', 'aws.sns.topic'])
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'credentials_expired' } })
  expect(await runtime.store.packages.ofRun(id)).toEqual([])
})

test.skipIf(!hasMoto)('a region that does not take the credentials is refused, not disabled', async () => {
  const { gate, start, ended, runtime } = await place()
  gate.decide = asked => (asked.region === 'eu-west-1' ? { deny: 'InvalidClientTokenId' } : null)
  const id = await start(['aws.sns.topic'])
  expect(await ended(id)).toMatchObject({ status: 'finished' })
  const targets = await runtime.store.targets.list(id)
  expect(targets.find(({ region }) => region === 'eu-west-1')).toMatchObject({
    status: 'refused',
    error: { message: expect.stringContaining('the credentials are not accepted in this region') },
  })
})
