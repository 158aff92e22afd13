import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { packagePath } from '../../../src/service/runtime/package-file.ts'
import { workerName } from '../../../src/service/runtime/worker.ts'
import { testService } from '../../api/service.ts'
import { startGate } from '../../cli/gate.ts'
import { until } from '../../jobs/worker-process.ts'
import { hasMoto, testAws } from '../../kit/collect.ts'
import { query, type TestDatabase, testDatabase } from '../../store/database.ts'

const TYPES = ['aws.iam.password-policy', 'aws.iam.group', 'aws.sns.topic', 'aws.ec2.volume']

/** The database behind connections that can be cut. */
async function cuttable(): Promise<{ database: TestDatabase; cut: () => void }> {
  const database = await testDatabase()
  const url = new URL(database.url)
  const port = Number(url.port)
  const open = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(port, url.hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    server.close()
    cut()
  })
  const { port: front } = server.address() as { port: number }
  url.hostname = '127.0.0.1'
  url.port = String(front)
  return { database: { ...database, url: url.href }, cut }
}

async function place(database?: TestDatabase) {
  const aws = await testAws()
  const gate = await startGate(aws.endpoint)
  const { accessKeyId, secretAccessKey, sessionToken } = aws.credentials
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  })
  onTestFinished(async () => {
    await gate.stop()
    await aws.stop()
  })
  const env = { AWS_ENDPOINT_URL: gate.url, AWS_REGION: 'us-east-1' }
  const service = await testService({ work: 'shared', env, ...(database && { database }) })
  await service.admin('POST', '/v1/accounts', { account: aws.account, name: 'A', access: { kind: 'ambient' } })
  const start = async () =>
    (await service.admin('POST', '/v1/runs', { types: TYPES, regions: ['us-east-1'] })).body.id as string
  const { store } = service.runtime
  const ended = async (id: string, ms = 60_000) => {
    await until('the run has ended', async () => (await store.runs.get(id).catch(() => null))?.finishedAt != null, ms)
    return store.runs.get(id)
  }
  return { ...service, gate, start, ended, store, account: aws.account }
}

test.skipIf(!hasMoto)(
  'connections that break while AWS is read cost seconds, and nothing of the evidence',
  async () => {
    const { database, cut } = await cuttable()
    const { gate, start, ended, store, runtime } = await place(database)
    gate.decide = ({ service }) => (service === 'sts' ? null : { waitMs: 400 })
    // Its package takes as long as on any day.
    const read = async (run: string, since: number) =>
      Math.max(...(await store.targets.list(run)).map(target => Date.parse(target.finishedAt ?? ''))) - since
    const first = Date.now()
    const undisturbed = await start()
    await ended(undisturbed, 150_000)
    const usual = await read(undisturbed, first)
    gate.asked.length = 0
    const id = await start()
    await until('AWS is being read', () => gate.asked.some(({ service }) => service === 'iam' || service === 'sns'))
    const begun = Date.now()
    for (let i = 0; i < 4; i++) {
      cut()
      await sleep(250)
    }
    expect(await ended(id, 150_000)).toMatchObject({ status: 'finished' })
    expect(await read(id, begun)).toBeLessThan(30_000 + 3 * usual)
    expect(await store.evidence.counts(id)).toMatchObject({ items: TYPES.length, gaps: { lists: 0 } })
    for (const stored of await store.packages.ofRun(id))
      expect(await verifyPackage(packagePath(runtime, stored))).toMatchObject({ valid: true })
  },
)

test.skipIf(!hasMoto)('a store that fails for a while is tried again; calls of all attempts are counted', async () => {
  const { start, ended, store, gate } = await place()
  const { writeItem } = store.evidence
  let failures = 6
  store.evidence.writeItem = async (...args) => {
    if (failures-- > 0) throw new Error('the test fails the store')
    return writeItem(...args)
  }
  const id = await start()
  expect(await ended(id)).toMatchObject({ status: 'finished' })
  expect(await store.evidence.counts(id)).toMatchObject({ items: TYPES.length })
  const targets = await store.targets.list(id)
  expect(targets.map(({ status }) => status)).toEqual(['done', 'done'])
  const sum = targets.reduce((total, { apiCalls }) => total + apiCalls, 0)
  expect(sum).toBe(gate.asked.length)
})

test.skipIf(!hasMoto)('a store that goes on failing fails the run by name, and no package is made', async () => {
  const { start, ended, store } = await place()
  store.evidence.writeItem = async () => {
    throw new Error('the test fails the store')
  }
  const id = await start()
  expect(await ended(id, 150_000)).toMatchObject({ status: 'failed', error: { code: 'reading_failed' } })
  expect(await store.packages.ofRun(id)).toEqual([])
  expect((await store.evidence.counts(id)).items).toBe(0)
  expect((await store.targets.list(id)).map(({ status }) => status)).not.toContain('failed')
})

test.skipIf(!hasMoto)('a target whose workers die again and again fails its run', async () => {
  const { gate, start, ended, database } = await place()
  gate.decide = ({ service }) => (service === 'sts' ? { waitMs: 3000 } : null)
  const id = await start()
  await query(database.url, `update targets set failures = 10, status = 'queued' where run = $1`, [id])
  expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'reading_failed' } })
})

test.skipIf(!hasMoto)('the lease of a worker that is known to be dead is not waited for', async () => {
  const { start, ended, database, gate } = await place()
  gate.decide = ({ service }) => (service === 'sts' ? { waitMs: 1000 } : null)
  const id = await start()
  const dead = workerName().replace(/-\d+-([0-9a-f]{8})$/, '-999999999-$1')
  await query(
    database.url,
    `update targets set worker = $2, status = 'running', lease_until = now() + interval '1 hour' where run = $1`,
    [id, dead],
  )
  expect(await ended(id, 30_000)).toMatchObject({ status: 'finished' })
})
