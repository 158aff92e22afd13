import { expect, test } from 'vitest'
import {
  checksOf,
  controlsByCheck,
  controlsOf,
  newestVersions,
  sharedEvidence,
  typesOf,
} from '../../src/frameworks/crosswalk.ts'
import { FrameworkError } from '../../src/frameworks/errors.ts'
import { requireLinks, unmapped } from '../../src/frameworks/links.ts'
import { ID, MAPPING, parseOne } from './mapping.fixture.ts'

const house = parseOne(ID, MAPPING)
const newer = parseOne(
  'house-rules-2.0',
  MAPPING.replace('"1.0"', '"2.0"')
    .replace('"2.1"', '"7"')
    .replace('title: Public', 'title: All public')
    .replace('"2.10"', '"8"'),
)
const checks = ['s3-account-public-access-blocked', 's3-bucket-public-access-blocked', 's3-bucket-tls-only']

test('controls by check, over frameworks', () => {
  expect(controlsByCheck([house, newer]).get('s3-bucket-tls-only')).toEqual([
    'house-rules-1.0/2.1',
    'house-rules-2.0/7',
  ])
  const controls = controlsOf([newer, house])
  expect(controls('s3-bucket-tls-only')).toEqual(['house-rules-2.0/7', 'house-rules-1.0/2.1'])
  expect(controlsOf([house])('s3-bucket-tls-only')).toEqual(['house-rules-1.0/2.1'])
  expect(controls('no-such-check')).toEqual([])
})

test('what a set of frameworks needs run and collected', () => {
  expect(checksOf([house])).toEqual(checks)
  expect(typesOf([house], check => (check.includes('account') ? ['aws.s3.account-public-access-block'] : []))).toEqual([
    'aws.s3.account-public-access-block',
    'aws.s3.bucket',
  ])
})

test('controls of two versions that share tests', () => {
  const nothing = { evidenceTypes: [], related: false }
  expect(sharedEvidence(house, newer)).toEqual([
    {
      ...nothing,
      from: 'house-rules-1.0/2.1',
      to: 'house-rules-2.0/7',
      checks: ['s3-bucket-tls-only'],
      evidenceTypes: ['aws.s3.bucket'],
    },
    { ...nothing, from: 'house-rules-1.0/2.10', to: 'house-rules-2.0/8', checks: checks.slice(0, 2) },
  ])
})

test('a control that a publisher relates to another stands beside it with nothing shared, from either side', () => {
  const text = MAPPING.replace('needs: the list', 'related: [house-rules-2.0/3]\n    needs: the list')
  const pair = { checks: [], evidenceTypes: [], related: true }
  const [one, other] = [parseOne(ID, text), newer]
  expect(sharedEvidence(one, other)).toContainEqual({ ...pair, from: `${ID}/3`, to: 'house-rules-2.0/3' })
  expect(sharedEvidence(other, one)).toContainEqual({ ...pair, from: 'house-rules-2.0/3', to: `${ID}/3` })
})

test('links that lead nowhere are refused', () => {
  const registry = { checks: new Set(checks), types: new Set(['aws.s3.bucket']), typesOf: () => [] }
  expect(() => requireLinks(house, registry)).not.toThrow()
  const without = (missing: string) => () =>
    requireLinks(house, {
      checks: new Set(checks.filter(c => c !== missing)),
      types: new Set([...registry.types].filter(t => t !== missing)),
      typesOf: () => [],
    })
  expect(without('s3-bucket-tls-only')).toThrow(
    new FrameworkError('unknown_check', `Control 2.1 of ${ID} names check s3-bucket-tls-only, which does not exist.`),
  )
  expect(without('aws.s3.bucket')).toThrow(/Control 2\.1 .* evidence type aws\.s3\.bucket/)
})

test('the newest version of each framework, by number', () => {
  const versions = ['9.0', '10.1', '10.0'].map(version => ({ id: `a-${version}`, framework: 'A', version }))
  expect([...newestVersions([...versions, { id: 'b-2017', framework: 'B', version: '2017' }])]).toEqual([
    'a-10.1',
    'b-2017',
  ])
})

test('checks that no control uses are named', () => {
  expect(unmapped([house], { checks: new Set([...checks, 'b-unused', 'a-unused']) })).toEqual(['a-unused', 'b-unused'])
})
