import { DescribeSnapshotAttributeCommand, EC2Client } from '@aws-sdk/client-ec2'
import { call } from '../../connectors/kit/index.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { Session } from '../../src/collect/session.ts'
import { type Figure, number } from '../kit/figure.ts'
import { type Bucket, type BucketServer, idealSeconds, startBucketServer } from './bucket-server.ts'

const CALLS = 2_000
const OPERATION = 'DescribeSnapshotAttribute'
/** EC2's, as its developer guide states it; then one of another size and rate, and a smaller one. */
const BUCKETS: readonly Bucket[] = [
  { capacity: 100, refill: 20 },
  { capacity: 30, refill: 30 },
  { capacity: 50, refill: 20 },
]

const describe = call({
  action: 'ec2:DescribeSnapshotAttribute',
  client: EC2Client,
  command: DescribeSnapshotAttributeCommand,
})

/** 2,000 reads of one operation against AWS's own limits, at full length: nothing else runs meanwhile, so all at once. */
export default async (): Promise<Figure[]> => {
  const measured = await Promise.all(BUCKETS.map(measure))
  const list = (of: (m: Measured) => string) => measured.map(of).join(', ')
  return [
    {
      title: `${number(CALLS)} throttled calls ÷ what the bucket itself needs, wall time, the worst of ${BUCKETS.length}`,
      value: Math.max(...measured.map(m => m.seconds / idealSeconds(m.bucket, CALLS))),
      aim: { atMost: 1.1 },
      raw: [
        `buckets of ${list(m => `${m.bucket.capacity} tokens and ${m.bucket.refill}/s`)}`,
        `took ${list(m => `${m.seconds.toFixed(1)} s`)}; ideal ${list(m => `${idealSeconds(m.bucket, CALLS).toFixed(1)} s`)}`,
        `throttled answers on the way: ${list(m => number(m.throttled))}`,
      ],
    },
    {
      title: 'throttled gaps',
      value: measured.reduce((sum, { gaps }) => sum + gaps, 0),
      aim: { atMost: 0 },
      raw: [`of ${number(CALLS * BUCKETS.length)} calls`],
    },
  ]
}

interface Measured {
  readonly bucket: Bucket
  readonly seconds: number
  readonly gaps: number
  readonly throttled: number
}

async function measure(bucket: Bucket): Promise<Measured> {
  const server = await startBucketServer(() => bucket)
  const gaps = await sendAll(server)
  const { throttled } = server.tally(OPERATION)
  const seconds = server.seconds(OPERATION)
  await server.stop()
  return { bucket, seconds, gaps, throttled }
}

/** How many of the calls were given up. */
async function sendAll({ url }: BucketServer): Promise<number> {
  const session = new Session({
    handler: networkHandler(),
    endpoint: url,
    credentials: async () => ({ accessKeyId: 'bench', secretAccessKey: 'bench' }),
  })
  const input = { Attribute: 'createVolumePermission' }
  const calls = Array.from({ length: CALLS }, (_, i) =>
    session.send(describe, { ...input, SnapshotId: `snap-${i}` }, 'eu-west-1'),
  )
  const results = await Promise.allSettled(calls)
  session.close()
  return results.filter(({ status }) => status === 'rejected').length
}
