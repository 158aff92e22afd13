import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import type { ItemHeader } from '../../../src/evidence/item.ts'
import { corroboratePackage } from '../../../src/service/corroborate/index.ts'
import { folder, type Made, makePackage } from '../../package/workbench.ts'
import { record, type TrailRecord } from './cloudtrail.ts'

let made: Made
let honest: TrailRecord[]

beforeAll(async () => {
  const data = makeData()
  made = await makePackage(data)
  const headers: ItemHeader[] = []
  for await (const item of data.items()) headers.push(item)
  honest = headers.flatMap(item => item.calls.flatMap(call => call.requestIds.map(({ id }) => of(item, call, id))))
})

const of = ({ scope, collected }: ItemHeader, call: ItemHeader['calls'][number], requestID: string): TrailRecord =>
  record({
    requestID,
    eventTime: call.firstAt.replace('.000Z', 'Z'),
    eventSource: `${call.action.split(':')[0]}.amazonaws.com`,
    eventName: call.operation,
    awsRegion: scope.region === 'global' ? 'us-east-1' : scope.region,
    recipientAccountId: scope.account,
    userIdentity: { type: 'AssumedRole', principalId: 'A:b', arn: collected.principal, accountId: scope.account },
  })

async function logs(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const place = await folder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(place, name, '..'), { recursive: true })
    writeFileSync(join(place, name), content)
  }
  return place
}

const delivered = (records: readonly TrailRecord[]) => JSON.stringify({ Records: records })

async function told(files: Readonly<Record<string, string | Buffer>>, path = made.path) {
  const { corroboration, valid } = await corroboratePackage(path, [await logs(files)], {})
  expect(valid).toBe(true)
  if (!corroboration) throw new Error('nothing was looked up')
  return corroboration
}

const changed = (to: (one: TrailRecord) => Partial<TrailRecord>, at = 0): TrailRecord[] =>
  honest.map((one, index) => (index === at ? { ...one, ...to(one) } : one))

test('every call stands in the logs, with who, from where, when and how', async () => {
  const done = await told({ 'trail.json': delivered(honest) })
  expect(done).toMatchObject({
    corroborated: true,
    totals: {
      ids: honest.length,
      listed: honest.length,
      matched: honest.length,
      contradicting: 0,
      notFound: 0,
      notLogged: 0,
    },
    principals: [{ value: 'arn:aws:sts::111122223333:assumed-role/ExhibitReadOnly/exhibit', count: honest.length }],
    addresses: [{ value: '203.0.113.9', count: honest.length }],
    agents: [{ value: 'aws-sdk-js/3.1169.0', count: honest.length }],
    readOnly: { yes: honest.length, no: 0, unstated: 0 },
    logs: { files: 1, events: honest.length, problems: [], accounts: ['111122223333'] },
    notCompared: [],
  })
  expect(done.actions.every(action => action.matched === action.listed && action.from !== null)).toBe(true)
})

describe('reads', () => {
  const [first = '', second = ''] = [
    'AWSLogs/111122223333/CloudTrail/us-east-1/2026/09/30',
    'AWSLogs/o-1/111122223333/CloudTrail/eu-central-1/2026/09/30',
  ]
  const half = () => Math.floor(honest.length / 2)
  const lookup = (records: readonly TrailRecord[]) =>
    JSON.stringify(
      { Events: records.map(one => ({ EventId: one.eventID, CloudTrailEvent: JSON.stringify(one) })), NextToken: 'x' },
      null,
      4,
    )

  test.each<[string, () => Readonly<Record<string, string | Buffer>>]>([
    [
      'files as they are delivered, in folders',
      () => ({
        [`${first}/a.json.gz`]: gzipSync(delivered(honest.slice(0, half()))),
        [`${second}/b.json.gz`]: gzipSync(delivered(honest.slice(half()))),
      }),
    ],
    [
      'a file of several gzip members',
      () => ({ 'a.json.gz': Buffer.concat(honest.map(one => gzipSync(`${JSON.stringify(one)}\n`))) }),
    ],
    ['what lookup-events answers', () => ({ 'events.json': lookup(honest) })],
    ['JSON lines', () => ({ 'a.jsonl': honest.map(one => JSON.stringify(one)).join('\n') })],
    ['files one after the other', () => ({ 'a.json': honest.map(one => delivered([one])).join('\n') })],
    ['an array', () => ({ 'a.json': JSON.stringify(honest, null, 2) })],
    ['a byte order mark', () => ({ 'a.json': `\ufeff${delivered(honest)}` })],
  ])('%s', async (_, files) => {
    expect(await told(files())).toMatchObject({ corroborated: true, logs: { problems: [], events: honest.length } })
  })

  test('passes over digests, Insights, other files and links, and says so', async () => {
    const place = await logs({
      'trail.json': delivered(honest),
      'AWSLogs/1/CloudTrail-Digest/us-east-1/x.json.gz': gzipSync(
        '{"digestStartTime":"2026-09-30T11:00:00Z","logFiles":[{}]}',
      ),
      'AWSLogs/1/CloudTrail-Insight/us-east-1/x.json.gz': gzipSync(delivered([])),
      'notes.txt': 'hello',
      'digest.json': '{"digestStartTime":"2026-09-30T11:00:00Z","logFiles":[{}]}',
    })
    symlinkSync('/dev/zero', join(place, 'endless.json'))
    const { corroboration } = await corroboratePackage(made.path, [place], {})
    expect(corroboration).toMatchObject({
      corroborated: true,
      logs: { files: 2, unknown: 1, passedOver: { withoutCalls: 2, other: 1 }, problems: [] },
    })
  })
})

describe('a record that says otherwise is named:', () => {
  const minutes = (time: string, by: number) => new Date(Date.parse(time) + by * 60_000).toISOString()

  test.each<[string, (one: TrailRecord) => Partial<TrailRecord>]>([
    ['time', one => ({ eventTime: minutes(one.eventTime, 6) })],
    ['time', one => ({ eventTime: minutes(one.eventTime, -6) })],
    ['account', () => ({ recipientAccountId: '999999999999' })],
    ['principal', one => ({ userIdentity: { ...one.userIdentity, arn: 'arn:aws:iam::111122223333:user/mallory' } })],
    ['service', () => ({ eventSource: 'signin.amazonaws.com' })],
    ['operation', () => ({ eventName: 'DeleteEverything' })],
    ['region', () => ({ awsRegion: 'ap-southeast-2' })],
  ])('%s', async (field, to) => {
    const done = await told({ 'a.json': delivered(changed(to)) })
    expect(done).toMatchObject({
      corroborated: false,
      totals: { contradicting: 1, matched: honest.length - 1, notFound: 0 },
    })
    const [against] = done.actions.flatMap(action => action.contradicting)
    expect([against?.id, against?.contradictions.map(c => c.field)]).toEqual([honest[0]?.requestID, [field]])
  })

  test('but not for clocks that differ as far as AWS lets them, nor for a member that is not there', async () => {
    const late = changed(one => ({ eventTime: minutes(one.eventTime, 4.9) }))
    expect((await told({ 'a.json': delivered(late) })).corroborated).toBe(true)
    const bare = honest.map(({ recipientAccountId: _, userIdentity: __, readOnly: ___, ...rest }) => rest)
    const done = await told({ 'a.json': JSON.stringify({ Records: bare }) })
    expect(done).toMatchObject({ corroborated: true, readOnly: { yes: 0, no: 0, unstated: honest.length } })
  })

  test('and the record of another account beside the right one is no contradiction, in either order', async () => {
    const shared = changed(() => ({ recipientAccountId: '999999999999' })).slice(0, 1)
    for (const records of [
      [...shared, ...honest],
      [...honest, ...shared],
    ])
      expect((await told({ 'a.json': delivered(records) })).corroborated).toBe(true)
  })
})

describe('an id that is in no log says why it may be absent:', () => {
  const twin = () => ({ ...(honest[0] as TrailRecord), requestID: 'of-somebody-else' })

  test.each<[string, () => TrailRecord[]]>([
    ['no_logs', () => []],
    ['no_reads', () => [{ ...twin(), readOnly: false }]],
    ['no_service', () => [{ ...twin(), eventSource: 'sqs.amazonaws.com' }]],
    ['not_there', () => [twin()]],
  ])('%s', async (why, records) => {
    const done = await told({ 'a.json': delivered(records()) })
    expect(done.corroborated).toBe(false)
    const action = done.actions.find(one => one.notFound.some(({ id }) => id === honest[0]?.requestID))
    expect(action?.notFound[0]?.why).toBe(why)
  })
})

describe('hostile logs', () => {
  const many = 'x'.repeat(3 * 1024 * 1024)
  test.each<[string, string | Buffer, RegExp]>([
    ['a bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), /far more than logs/],
    [
      'a cut gzip',
      gzipSync(delivered(Array.from({ length: 500 }, () => record({ requestID: 'x' })))).subarray(0, 200),
      /cannot be read/,
    ],
    ['no JSON', '<html>', /not JSON/],
    ['a broken event', '{"Records":[{"a":]}', /not JSON/],
    ['a file that ends early', '{"Records":[{"eventName":"x"', /ends in the middle/],
    ['an event of 3 MiB', `{"Records":[{"a":"${many}"}]}`, /longer than an event/],
    [
      'an event that is nested without end',
      `{"Records":[${'{"a":'.repeat(400_000)}1${'}'.repeat(400_000)}]}`,
      /longer than an event|not JSON/,
    ],
    ['brackets that close nothing', '{"Records":[]}]]]', /not JSON/],
  ])('%s is named, and the others still count', async (_, content, message) => {
    const done = await told({ 'bad.json': content, 'good.json': delivered(honest) })
    expect(done.logs.problems).toEqual([
      { file: expect.stringMatching(/bad\.json$/), message: expect.stringMatching(message) },
    ])
    expect(done.corroborated).toBe(true)
  })

  test('a record whose members are of other kinds is no event', async () => {
    const odd = [
      null,
      1,
      'x',
      [],
      {},
      { ...honest[0], requestID: 7 },
      { ...honest[0], eventTime: 'soon' },
      { ...honest[0], eventTime: '2026-99-99T00:00:00Z' },
    ]
    const done = await told({ 'a.json': JSON.stringify({ Records: [...odd, ...honest] }) })
    expect(done).toMatchObject({ corroborated: true, logs: { events: honest.length, unknown: 4 } })
  })

  test('what they hold beyond the package is counted, not kept', async () => {
    const strangers = Array.from({ length: 500 }, (_, n) => record({ requestID: `s${n}`, userAgent: `agent ${n}` }))
    const done = await told({ 'a.json': delivered([...strangers, ...honest]) })
    expect(done).toMatchObject({ logs: { events: honest.length + 500 }, agents: [{ value: 'aws-sdk-js/3.1169.0' }] })
  })
})

test('an invalid package is not looked up', async () => {
  const place = await logs({ 'a.json': delivered(honest) })
  const { valid, corroboration } = await corroboratePackage(made.path, [place], { fingerprint: '0'.repeat(64) })
  expect([valid, corroboration]).toEqual([false, null])
})
