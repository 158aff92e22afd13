import { onTestFinished } from 'vitest'
import { testService } from '../../api/service.ts'
import { startGate } from '../../cli/gate.ts'
import { until } from '../../jobs/worker-process.ts'
import { testAws } from '../../kit/collect.ts'

const GIVEN = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const

/** A service that works, with an account of the emulator behind a gate. */
export async function gatedService() {
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
  const start = async (types: string[], regions: readonly string[] | null = ['us-east-1', 'eu-west-1']) =>
    (await service.admin('POST', '/v1/runs', { types, ...(regions && { regions }) })).body.id as string
  const ended = async (id: string) => {
    await until('the run has ended', async () => (await service.runtime.store.runs.get(id)).finishedAt !== null)
    return service.runtime.store.runs.get(id)
  }
  return { ...service, account: aws.account, gate, start, ended }
}
