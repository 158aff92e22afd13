import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordedDemo } from '../../demo/recorded.ts'
import type { CorroboratedPackage } from '../../src/service/corroborate/index.ts'
import { recordsOf, type TrailRecord } from '../service/corroborate/cloudtrail.ts'
import { type Ended, run, type Scratch, scratch } from './command.ts'
import { answered } from './world.ts'

const RECORDING = join(import.meta.dirname, '../../demo')
const ACCOUNT = '210987654321'
const PRINCIPAL = `arn:aws:sts::${ACCOUNT}:assumed-role/exhibit-reader/exhibit-demo`

let place: Scratch
let path: string
let records: TrailRecord[]

beforeAll(async () => {
  place = scratch()
  const regions = ['--region', 'us-east-1', '--region', 'eu-west-1']
  const ended = await run(['collect', '--replay', RECORDING, ...regions, '--json'], place.env)
  path = answered<{ package: string }>(ended).package
  records = recordsOf(recordedDemo(), ACCOUNT, PRINCIPAL)
})
afterAll(() => place?.remove())

/** With the logs in folders by region, as CloudTrail delivers them. */
function corroborate(logs: readonly TrailRecord[], ...args: string[]): Promise<Ended> {
  const root = join(place.path, 'logs', String(Math.random()).slice(2))
  for (const [region, Records] of Map.groupBy(logs, one => one.awsRegion)) {
    const folder = join(root, 'AWSLogs', ACCOUNT, 'CloudTrail', region, '2026', '11', '23')
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, `${ACCOUNT}_CloudTrail_${region}_20261123T2355Z_x.json.gz`),
      gzipSync(JSON.stringify({ Records })),
    )
  }
  mkdirSync(root, { recursive: true })
  return run(['corroborate', path, '--cloudtrail', root, ...args], place.env)
}

test('every call of a run against the emulator is found by its request id, under the name that CloudTrail gives it', async () => {
  const ended = await corroborate(records, '--json')
  expect([ended.code, ended.stderr]).toEqual([0, ''])
  const { valid, corroboration } = JSON.parse(ended.stdout) as CorroboratedPackage
  expect(valid).toBe(true)
  expect(corroboration).toMatchObject({ corroborated: true, notCompared: ['time', 'region'] })
  expect(corroboration?.totals.ids).toBeGreaterThan(400)
  expect(corroboration?.totals.matched).toBe(corroboration?.totals.listed)
  const types = new Set(corroboration?.actions.map(action => action.type))
  expect(types.size).toBeGreaterThan(45)
  // What the emulator refused stands in the logs with its error.
  expect(corroboration?.actions.flatMap(action => action.errors.map(error => error.value))).toContain(
    'NoSuchBucketPolicy',
  )
})

test('calls that are in no log, or said otherwise, are exit 1 and named', async () => {
  const gone = records.filter(one => one.eventSource !== 'kms.amazonaws.com')
  const wrong = gone.map(one => (one.eventName === 'ListBuckets' ? { ...one, eventName: 'DeleteBucket' } : one))
  const ended = await corroborate(wrong)
  expect(ended.code).toBe(1)
  expect(ended.stdout).toMatch(/^NOT CORROBORATED: [\d,]+ of [\d,]+ request ids of [\d,]+ calls/m)
  expect(ended.stdout).toMatch(/^ {2}absent: kms:\w+.*: the logs hold reads .* but none of this service/m)
  expect(ended.stdout).toMatch(
    /s3:ListAllMyBuckets \S+: operation is ListBuckets in the package, DeleteBucket in the log/,
  )
  expect(ended.stdout).toContain('not what AWS answered')
})

test('no logs at all are exit 1; logs or a package that are not there are exit 2', async () => {
  expect((await corroborate([])).code).toBe(1)
  const nowhere = await run(['corroborate', path, '--cloudtrail', join(place.path, 'nowhere'), '--json'], place.env)
  expect([nowhere.code, JSON.parse(nowhere.stdout).error.code]).toEqual([2, 'bad_request'])
  expect(
    (await run(['corroborate', join(place.path, 'nowhere.zip'), '--cloudtrail', place.path], place.env)).code,
  ).toBe(2)
  expect((await run(['corroborate', path], place.env)).code).toBe(2)
})

test('control characters of a log do not reach the terminal', async () => {
  const ended = await corroborate(records.map(one => ({ ...one, userAgent: '\u001b[2Jevil\u009b' })))
  expect(ended.code).toBe(0)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
})
