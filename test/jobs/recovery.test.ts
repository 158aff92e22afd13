import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeBucket } from '../../demo/s3/make-bucket.ts'
import { queueBackend } from '../../src/jobs/backend.ts'
import { QUEUES } from '../../src/jobs/queues.ts'
import { verifyPackage } from '../../src/package/verify/index.ts'
import { packagePath } from '../../src/service/runtime/package-file.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { testService } from '../api/service.ts'
import { hasMoto, testAws } from '../kit/collect.ts'
import { query } from '../store/database.ts'
import { startGate } from './gate.ts'
import { hasRedis, startRedis } from './redis.ts'
import { startExhibit, until } from './worker-process.ts'

const A = '111111111111'

describe.each(['postgres', 'redis'] as const)('on %s', kind => {
  if (kind === 'redis' && !hasRedis) return test.skip('left out', () => {})
  let env: Record<string, string> = {}
  beforeAll(async () => {
    if (kind === 'postgres') return
    const redis = await startRedis()
    env = { REDIS_URL: redis.url }
    afterAll(() => redis.stop())
  })

  test('losing the whole queue loses no run', async () => {
    const api = await testService({ env })
    const account = { account: A, name: 'P', access: { kind: 'profile', profile: 'there-is-none' } }
    await api.admin('POST', '/v1/accounts', account)
    const { id } = (await api.admin('POST', '/v1/runs', { frameworks: ['cis-aws-foundations-7.0.0'] })).body
    await loseQueue(api.runtime)

    const { runtime } = await testService({ work: 'shared', env, database: api.database })
    await until('the run has ended', async () => (await runtime.store.runs.get(id)).finishedAt !== null)
    // Its only account refuses: that the run came to its end is what counts here.
    expect((await api.admin('GET', `/v1/runs/${id}`)).body).toMatchObject({
      status: 'failed',
      error: { code: 'nothing_read' },
      targets: [{ status: 'refused', error: { code: expect.any(String) } }],
      packages: [],
    })
  })

  test.skipIf(!hasMoto)(
    'a worker that is killed in the middle of a target costs nothing and doubles nothing',
    async () => {
      const aws = await testAws()
      onTestFinished(() => aws.stop())
      const s3 = aws.seed.client(S3Client)
      for (const name of ['one', 'two', 'three']) await makeBucket(s3, 'us-east-1', { name: `${name}-${aws.account}` })
      const gate = await startGate(aws.endpoint, /[?&]versioning/)
      const { admin, runtime, database } = await testService({ env: { ...env, AWS_ENDPOINT_URL: gate.url } })
      await admin('POST', '/v1/accounts', { account: aws.account, name: 'P', access: { kind: 'ambient' } })
      const asked = { types: ['aws.iam.password-policy', 'aws.s3.bucket', 'aws.ec2.volume'], regions: ['us-east-1'] }
      const started = await admin('POST', '/v1/runs', asked)
      expect(started.status).toBe(202)
      const { id } = started.body

      const worker = () =>
        startExhibit(['serve', '--role', 'worker'], {
          ...env,
          DATABASE_URL: database.url,
          EXHIBIT_DATA_DIR: database.dataDir,
          EXHIBIT_LOG_LEVEL: 'warn',
          AWS_ENDPOINT_URL: gate.url,
          AWS_REGION: 'us-east-1',
          AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
          AWS_SESSION_TOKEN: aws.credentials.sessionToken,
        })
      const first = worker()
      await until('buckets are being read', () => gate.held() > 0)
      await until('another type is there', async () => (await runtime.store.evidence.counts(id)).items > 0)
      expect(await first.kill('SIGKILL')).toBe('SIGKILL')
      expect(await itemsOf(runtime, id)).not.toContain('aws.s3.bucket global')

      // A minute passes: the dead worker's lease runs out.
      await query(database.url, `update targets set lease_until = now() where status = 'running'`)
      gate.open()
      const second = worker()
      await until('the run has ended', async () => (await runtime.store.runs.get(id)).finishedAt !== null)
      expect([(await runtime.store.runs.get(id)).status, second.said()]).toEqual(['finished', expect.any(String)])
      expect(await itemsOf(runtime, id)).toEqual([
        'aws.ec2.volume us-east-1',
        'aws.iam.password-policy global',
        'aws.s3.bucket global',
      ])
      const targets = await runtime.store.targets.list(id)
      expect(targets.map(t => [t.region, t.status, t.attempts])).toEqual([
        ['global', 'done', 2],
        ['us-east-1', 'done', expect.any(Number)],
      ])
      const packages = await runtime.store.packages.ofRun(id)
      expect(packages).toHaveLength(1)
      for (const stored of packages)
        expect(await verifyPackage(packagePath(runtime, stored))).toMatchObject({ valid: true })
      const findings = (await admin('GET', `/v1/findings?run=${id}&limit=500`)).body.items
      expect(new Set(findings.map((f: { id: string }) => f.id)).size).toBe(findings.length)
      expect(await second.kill('SIGTERM')).toBe(0)
    },
    180_000,
  )
})

async function loseQueue({ config, store }: Runtime): Promise<void> {
  const { redisUrl } = config
  const backend = queueBackend({ redisUrl, databaseUrl: store.url, schema: store.schema })
  for (const name of Object.values(QUEUES)) {
    const queue = backend.queue(name)
    await queue.obliterate({ force: true })
    await queue.close()
  }
}

async function itemsOf({ store }: Runtime, run: string): Promise<string[]> {
  const items: string[] = []
  for await (const { type, scope } of store.evidence.items(run)) items.push(`${type} ${scope.region}`)
  return items.sort()
}
