import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf, referenceOrganization, referOwners, rollUp } from '../../src/assess/rollup.ts'
import type { ControlResult, ControlStatus } from '../../src/frameworks/framework.ts'
import { CONTROL_STATUSES } from '../../src/frameworks/framework.ts'
import { controlOf, frameworkOf } from './controls.fixture.ts'

const framework = frameworkOf([
  controlOf({ 'a-x': 'demonstrates' }),
  controlOf({ 'b-x': 'demonstrates' }, { id: '1.2', organization: true }),
])

const result = (account: string, status: ControlStatus, control = '1.1'): ControlResult => ({
  framework: 'test-1',
  control,
  account,
  level: null,
  title: 'A control',
  status,
  evidence: 'full',
  findings: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 },
  checks: [],
  items: [`item-${account}`],
  limits: null,
  because: `Because of ${account}.`,
})

describe('a roll-up', () => {
  test('takes the worst account and counts them all', () => {
    const [rollup] = rollUp(framework, [
      result('1', 'tests_passed'),
      result('2', 'not_verified'),
      result('3', 'review'),
      result('4', 'not_verified'),
    ])
    expect(rollup).toMatchObject({ control: '1.1', status: 'not_verified', account: '2', because: 'Because of 2.' })
    expect(rollup?.accounts).toMatchObject({ tests_passed: 1, not_verified: 2, review: 1, tests_failed: 0 })
  })

  test('accounts that are missing verify no control of all, and hide no failing test', () => {
    const short = '1 of 2 accounts were read.'
    const over = (status: ControlStatus) => rollUp(framework, [result('1', status)], new Map(), short)[0]
    expect(over('tests_passed')).toMatchObject({ status: 'not_verified', because: `${short} In those: Because of 1.` })
    expect(over('review')?.status).toBe('not_verified')
    expect(over('no_population')?.status).toBe('not_verified')
    for (const status of ['tests_failed', 'not_verified', 'inherited', 'manual'] as const)
      expect(over(status)).toMatchObject({ status, because: 'Because of 1.' })
  })

  test('an account with nothing to judge does not hide that another passed', () => {
    expect(rollUp(framework, [result('1', 'no_population'), result('2', 'tests_passed')])[0]?.status).toBe(
      'tests_passed',
    )
  })

  test('one more account never makes it better', () => {
    const statuses = fc.constantFrom(...CONTROL_STATUSES)
    fc.assert(
      fc.property(fc.array(statuses, { minLength: 1 }), statuses, (before, more) => {
        const results = before.map((s, i) => result(String(i), s))
        const rank = (all: ControlResult[]) =>
          CONTROL_STATUSES.indexOf(rollUp(framework, all)[0]?.status as ControlStatus)
        expect(rank([...results, result('x', more)])).toBeLessThanOrEqual(rank(results))
      }),
    )
  })

  test('a control nobody judged is not there', () => {
    expect(rollUp(framework, [result('1', 'review', '1.2')]).map(r => r.control)).toEqual(['1.2'])
  })
})

describe('organization-level controls', () => {
  const organizations = new Map([
    ['1', '1'],
    ['2', '1'],
    ['9', '8'],
  ])
  const results = [
    result('1', 'tests_failed', '1.2'),
    result('2', 'not_verified', '1.2'),
    { ...result('9', 'not_verified', '1.2'), checks: ['b-x'] },
    result('2', 'tests_passed'),
  ]

  test('are judged in the management account and referenced by members', () => {
    const [, member, stranger, other] = referenceOrganization(framework, results, organizations)
    expect(member).toMatchObject({
      account: '2',
      status: 'tests_failed',
      items: ['item-1'],
      because: 'Judged once for the organization, in its management account 1: Because of 1.',
    })
    expect(stranger).toEqual(results[2])
    expect(other).toEqual(results[3])
  })

  test('keep what the own tests of a member say where the management account was not read, and nothing else', () => {
    const [untested, tested] = referenceOrganization(
      framework,
      [result('9', 'review', '1.2'), { ...result('9', 'review', '1.2'), checks: ['b-x'] }],
      organizations,
    )
    expect(untested).toMatchObject({
      status: 'not_verified',
      items: [],
      because: expect.stringContaining('8 was not read'),
    })
    expect(tested).toMatchObject({ status: 'review', items: ['item-9'] })
  })

  test('evidence that says in which account it is judged says something', () => {
    const judgedElsewhere = result('9', 'no_population', '1.2')
    expect(referenceOrganization(framework, [judgedElsewhere], organizations)).toEqual([judgedElsewhere])
  })

  test('count once for the organization', () => {
    const referenced = referenceOrganization(framework, results, organizations)
    const rollup = rollUp(framework, referenced, organizations).find(r => r.control === '1.2')
    expect(rollup).toMatchObject({ status: 'tests_failed', account: '1' })
    expect(rollup?.accounts).toMatchObject({ tests_failed: 1, not_verified: 1 })
  })
})

test('a result with nothing to judge says what the control is where it is judged, and stays; others say nothing of it', () => {
  const owner = result('5', 'tests_passed')
  expect(referOwners(result('2', 'no_population'), [owner])).toEqual({
    ...result('2', 'no_population'),
    because: 'Because of 2. In account 5 of this run: Because of 5.',
  })
  for (const status of CONTROL_STATUSES.filter(one => one !== 'no_population'))
    expect(referOwners(result('2', status), [owner])).toEqual(result('2', status))
  expect(referOwners(result('2', 'no_population'), [])).toEqual(result('2', 'no_population'))
})

test('counts name every status', () => {
  expect(Object.keys(countOf([])).sort()).toEqual([...CONTROL_STATUSES].sort())
  expect(countOf([{ status: 'manual' }, { status: 'manual' }]).manual).toBe(2)
})
