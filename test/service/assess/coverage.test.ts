import { describe, expect, test } from 'vitest'
import { ACCOUNT, header, newRun } from '../../../samples/make-account.ts'
import { type Covered, together } from '../../../src/evidence/coverage.ts'
import type { Gap, ItemHeader } from '../../../src/evidence/item.ts'
import type { AssessedAccount } from '../../../src/service/assess/assessed-account.ts'
import { coverageOf } from '../../../src/service/assess/coverage.ts'
import { frameworks } from '../../../src/service/frameworks/catalogue.ts'
import type { Target, TargetStatus } from '../../../src/store/index.ts'

const loaded = await frameworks(undefined)
const gap: Gap = { action: 'x:List', reason: 'denied', detail: 'AccessDenied' }
const whole = newRun().request

const target = (region: string, status: TargetStatus): Target => ({
  ...{
    run: '',
    account: ACCOUNT,
    region,
    status,
    attempts: 1,
    failures: 0,
    worker: null,
    leaseUntil: null,
    error: null,
  },
  ...{ principal: null, apiCalls: 0, startedAt: null, finishedAt: null },
})

const item = (population: Partial<ItemHeader['population']> = {}): ItemHeader => {
  const made = header('run', 'aws.sns.topic', { root: 'sha256:00', members: 1, fieldGaps: 0 })
  const read = { complete: true, gap: null, gaps: 0, fieldGaps: 0 }
  return { ...made, population: { ...made.population, ...read, ...population } }
}

const account = (change: Partial<AssessedAccount> = {}): AssessedAccount => ({
  ...{ account: ACCOUNT, name: null, partition: 'aws', regions: ['eu-west-1'], allRegions: true },
  ...{ declaredRegions: null, runAccounts: [ACCOUNT] },
  discovery: {
    caller: { account: ACCOUNT, partition: 'aws', principal: 'arn:aws:iam::123456789012:role/x' },
    regions: { enabled: ['eu-west-1', 'us-east-1'], disabled: ['af-south-1'], gap: null },
    asked: ['eu-west-1'],
  },
  targets: [target('global', 'done'), target('eu-west-1', 'done')],
  items: [item()],
  ...change,
})

const outcome = (change: Partial<AssessedAccount>) => coverageOf(account(change), whole, loaded).outcome
const scope = (request: Partial<typeof whole>, change: Partial<AssessedAccount> = {}) =>
  coverageOf(account(change), { ...whole, ...request }, loaded).coverage.scope

test('complete is only what was read to the last field', () => {
  expect(outcome({})).toBe('complete')
  expect(outcome({ targets: [target('global', 'done'), target('af-south-1', 'disabled')] })).toBe('complete')
  for (const population of [{ complete: false }, { gaps: 1 }, { fieldGaps: 1 }, { complete: false, gap }])
    expect(outcome({ items: [item(), item(population)] })).toBe('partial')
  expect(outcome({ targets: [target('global', 'done'), target('us-east-1', 'refused')] })).toBe('partial')
  expect(outcome({ targets: [target('global', 'done'), target('us-east-1', 'failed')] })).toBe('partial')
  const { discovery } = account()
  if (discovery)
    expect(outcome({ discovery: { ...discovery, regions: { ...discovery.regions, gap } } })).toBe('partial')
})

test('an account of which no list was made was not read', () => {
  expect(outcome({ items: [] })).toBe('nothing_read')
  expect(outcome({ items: [item({ complete: false, gap }), item({ complete: false, gap })] })).toBe('nothing_read')
})

describe('a run is of full scope where nothing of the account was left out', () => {
  const types = loaded.length > 0 ? ['aws.sns.topic'] : []
  test.each([
    ['all', {}, {}, 'full'],
    ['some types', { types }, {}, 'narrowed'],
    ['one framework', { frameworks: [loaded[0]?.framework.id ?? ''] }, {}, 'narrowed'],
    ['some regions', { regions: ['eu-west-1'] }, {}, 'narrowed'],
    ['all enabled regions by name', { regions: ['us-east-1', 'eu-west-1', 'af-south-1'] }, {}, 'full'],
    ['those it was connected with', { regions: ['eu-west-1'] }, { declaredRegions: ['eu-west-1'] }, 'full'],
    [
      'fewer than it was connected with',
      { regions: ['eu-west-1'] },
      { declaredRegions: ['eu-west-1', 'x'] },
      'narrowed',
    ],
    ['regions of an account that was not entered', { regions: ['eu-west-1'] }, { discovery: null }, 'narrowed'],
  ] as const)('%s', (_, request, change, expected) => {
    expect(scope(request, change)).toBe(expected)
  })
})

test('several accounts are complete or full only where each is', () => {
  const one = (outcome: Covered['outcome'], scope: Covered['coverage']['scope'] = 'full'): Covered => ({
    outcome,
    coverage: { scope, targets: { done: 1, refused: 2, disabled: 3 } },
  })
  expect(together([one('complete'), one('complete')])).toEqual({
    outcome: 'complete',
    coverage: { scope: 'full', targets: { done: 2, refused: 4, disabled: 6 } },
  })
  expect(together([one('complete'), one('nothing_read', 'narrowed')])).toMatchObject({
    outcome: 'partial',
    coverage: { scope: 'narrowed' },
  })
  expect(together([one('nothing_read'), one('nothing_read')]).outcome).toBe('nothing_read')
})
