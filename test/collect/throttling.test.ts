import { DescribeInstanceAttributeCommand, DescribeSnapshotAttributeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { expect, onTestFinished, test } from 'vitest'
import { type Bucket, idealSeconds, startBucketServer } from '../../bench/throttle/bucket-server.ts'
import { call } from '../../connectors/kit/index.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { PACE } from '../../src/collect/pace.ts'
import { Session } from '../../src/collect/session.ts'

const SPEED = 10

const snapshot = call({
  action: 'ec2:DescribeSnapshotAttribute',
  client: EC2Client,
  command: DescribeSnapshotAttributeCommand,
})
const instance = call({
  action: 'ec2:DescribeInstanceAttribute',
  client: EC2Client,
  command: DescribeInstanceAttributeCommand,
})

const SLOW: Bucket = { capacity: 100, refill: 20 }

async function place(of: (operation: string) => Bucket | null) {
  const server = await startBucketServer(of, SPEED)
  const session = new Session({
    handler: networkHandler(),
    endpoint: server.url,
    credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 's' }),
    pace: { ...PACE, windowMs: PACE.windowMs / SPEED, firstPerSecond: PACE.firstPerSecond * SPEED },
  })
  onTestFinished(async () => {
    session.close()
    await server.stop()
  })
  const send = (of: typeof snapshot | typeof instance, count: number) =>
    Promise.allSettled(
      Array.from({ length: count }, (_, i) => session.send(of, { SnapshotId: `snap-${i}` }, 'eu-west-1')),
    )
  return { server, session, send }
}

const failures = (results: PromiseSettledResult<unknown>[]) => results.filter(r => r.status === 'rejected').length

test.each([
  [1000, SLOW],
  [1000, { capacity: 30, refill: 30 }],
  [1000, { capacity: 50, refill: 20 }],
  [100, { capacity: 2, refill: 2 }],
])(
  '%i calls against a bucket of %o leave no gap and take little longer than the bucket itself',
  async (calls, bucket) => {
    const { server, send } = await place(() => bucket)
    expect(failures(await send(snapshot, calls))).toBe(0)
    const { answered, throttled } = server.tally('DescribeSnapshotAttribute')
    expect(answered).toBe(calls)
    // `npm run bench -- throttle` holds 1.10; other tests run beside this one.
    expect(server.seconds('DescribeSnapshotAttribute') / idealSeconds(bucket, calls)).toBeLessThan(1.6)
    // Those that were under way when the bucket ran dry, and few of the others.
    expect(throttled).toBeLessThan(24 + calls / 2)
  },
)

test('one operation that is throttled does not hold up another of the same client', async () => {
  const { server, send } = await place(operation => (operation === 'DescribeSnapshotAttribute' ? SLOW : null))
  const slow = send(snapshot, 400)
  await new Promise(resolve => setTimeout(resolve, 500))
  const begun = Date.now()
  expect(failures(await send(instance, 200))).toBe(0)
  expect((Date.now() - begun) / 1000).toBeLessThan(4)
  expect(server.tally('DescribeSnapshotAttribute').answered).toBeLessThan(400)
  expect(failures(await slow)).toBe(0)
})

test('the pace recovers when the bucket does', async () => {
  const { server, send } = await place(() => SLOW)
  await send(snapshot, 200)
  server.buckets(() => null)
  const begun = Date.now()
  expect(failures(await send(snapshot, 3000))).toBe(0)
  // At the pace of before it would take 15 s.
  expect((Date.now() - begun) / 1000).toBeLessThan(14)
})

test('a call that is throttled alone is sent ever more seldom', async () => {
  const { server, send } = await place(() => ({ capacity: 0, refill: 0 }))
  const sent = send(snapshot, 1)
  await new Promise(resolve => setTimeout(resolve, 3000 / SPEED))
  expect(server.tally('DescribeSnapshotAttribute').throttled).toBeLessThanOrEqual(9)
  server.buckets(() => null)
  expect(failures(await sent)).toBe(0)
})
