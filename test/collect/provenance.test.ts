import { expect, test } from 'vitest'
import { noTraffic } from '../../src/collect/handlers.ts'
import { Provenance, type Sent } from '../../src/collect/provenance.ts'

const sent = (resource: string, ...requestIds: string[]): Sent => ({
  ...{ actions: ['s3:GetBucketPolicy'], operation: 's3:GetBucketPolicy', input: { Bucket: resource }, resource },
  ...{ at: new Date('2026-01-01T00:00:00Z'), failed: false, page: false },
  traffic: { ...noTraffic(), requestIds },
})

test('a request is listed once, however often its answer came: attempts of a replay have one id', () => {
  const provenance = new Provenance()
  provenance.add(sent('a', ...Array<string>(8).fill('1')))
  provenance.add(sent('b', '2', '2', '3'))
  expect(provenance.calls().map(({ calls, requestIds }) => [calls, requestIds])).toEqual([
    [
      2,
      [
        { id: '1', resource: 'a' },
        { id: '2', resource: 'b' },
        { id: '3', resource: 'b' },
      ],
    ],
  ])
})

test('twenty requests are listed, and none of them twice', () => {
  const provenance = new Provenance()
  for (let n = 0; n < 30; n++) provenance.add(sent('a', String(n), String(n)))
  expect(provenance.calls()[0]?.requestIds.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => String(n)))
})
