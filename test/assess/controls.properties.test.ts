import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountTallies, Tally } from '../../src/assess/account-tallies.ts'
import { controlResult } from '../../src/assess/controls.ts'
import type { Control, Framework } from '../../src/frameworks/framework.ts'
import { accountOf, controlOf, frameworkOf, tally, whole } from './controls.fixture.ts'

const CHECKS = ['a-x', 'b-x', 'c-x']
const count = fc.nat({ max: 3 })
const rare = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, count)
const tallies = fc.record({ pass: count, fail: rare, unknown: rare, not_applicable: rare })

const controls: fc.Arbitrary<Control> = fc
  .record({
    checks: fc.subarray(CHECKS, { minLength: 1 }),
    strengths: fc.tuple(...CHECKS.map(() => fc.constantFrom('demonstrates' as const, 'supports' as const))),
    grouped: fc.boolean(),
    evidence: fc.constantFrom('full' as const, 'full' as const, 'partial' as const),
    assessment: fc.constantFrom('automated' as const, 'automated' as const, 'manual' as const),
    attach: fc.subarray(['aws.a-x', 'aws.b-x', 'aws.d']),
  })
  .map(({ checks, strengths, grouped, evidence, assessment, attach }) => {
    const [first = 'supports'] = strengths
    const strengthOf = (i: number) => (grouped && i < 2 ? first : (strengths[i] ?? 'supports'))
    return controlOf(Object.fromEntries(checks.map((id, i) => [id, strengthOf(i)])), {
      evidence,
      assessment,
      evidenceTypes: attach,
      ...(grouped && checks.length > 1 && { anyOf: [checks.slice(0, 2)] }),
    })
  })

const accounts: fc.Arbitrary<AccountTallies> = fc
  .record({
    tallies: fc.dictionary(fc.constantFrom(...CHECKS), tallies, { minKeys: 2 }),
    missing: fc.subarray(['aws.a-x', 'aws.b-x', 'aws.c-x', 'aws.d'], { maxLength: 1 }),
    unreached: fc.subarray(['eu-west-3'], { maxLength: 1 }),
  })
  .map(({ tallies, missing, unreached }) => {
    const types = ['aws.a-x', 'aws.b-x', 'aws.c-x', 'aws.d'].filter(t => !missing.includes(t)).map(t => whole(t))
    return accountOf(tallies as Record<string, Tally>, { types: new Map(types), unreached })
  })

const frameworks = fc.constantFrom<Framework['kind']>('benchmark', 'benchmark', 'criteria')
const cases = fc.record({ control: controls, account: accounts, kind: frameworks })
const judge = (control: Control, account: AccountTallies, kind: Framework['kind']) =>
  controlResult(frameworkOf([control], kind), control, account).status

const changed = (account: AccountTallies, check: string, add: Partial<Tally>): AccountTallies => {
  const before = account.tallies.get(check) ?? tally({})
  const after = { ...before }
  for (const key of ['pass', 'fail', 'unknown', 'not_applicable'] as const) after[key] += add[key] ?? 0
  return { ...account, tallies: new Map([...account.tallies, [check, after]]) }
}

const GOOD = new Set(['tests_passed'])

describe('promises of the control status', () => {
  test('one more unknown never makes a control pass', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHECKS), ({ control, account, kind }, check) => {
        fc.pre(!GOOD.has(judge(control, account, kind)))
        expect(GOOD).not.toContain(judge(control, changed(account, check, { unknown: 1 }), kind))
      }),
      { numRuns: 2000 },
    )
  })

  test('one more failure never makes a control pass', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...CHECKS), ({ control, account, kind }, check) => {
        fc.pre(!GOOD.has(judge(control, account, kind)))
        expect(GOOD).not.toContain(judge(control, changed(account, check, { fail: 1 }), kind))
      }),
      { numRuns: 2000 },
    )
  })

  test('a failing demonstrating check without an alternative always fails the control', () => {
    fc.assert(
      fc.property(cases, ({ control, account, kind }) => {
        const check = control.checks.find(
          c => c.strength === 'demonstrates' && !control.anyOf?.flat().includes(c.check),
        )
        fc.pre(check !== undefined)
        if (check) expect(judge(control, changed(account, check.check, { fail: 1 }), kind)).toBe('tests_failed')
      }),
      { numRuns: 2000 },
    )
  })

  test('a control passes only with whole evidence, a demonstrating pass, and no unknown outside alternatives', () => {
    let passing = 0
    fc.assert(
      fc.property(cases, ({ control, account, kind }) => {
        if (judge(control, account, kind) !== 'tests_passed') return
        passing++
        expect(kind).toBe('benchmark')
        expect(control).toMatchObject({ evidence: 'full', assessment: 'automated' })
        expect(account.unreached).toEqual([])
        const grouped = control.anyOf?.flat() ?? []
        for (const { check } of control.checks.filter(c => !grouped.includes(c.check))) {
          expect(account.tallies.get(check)).toMatchObject({ unknown: 0, fail: 0 })
          expect(account.types.has(`aws.${check}`)).toBe(true)
        }
        expect(control.checks.some(c => c.strength === 'demonstrates' && account.tallies.get(c.check)?.pass)).toBe(true)
      }),
      { numRuns: 5000 },
    )
    expect(passing).toBeGreaterThan(100)
  })

  test('taking a needed type away never makes a control pass, nor leaves it passing', () => {
    fc.assert(
      fc.property(cases, ({ control, account, kind }) => {
        fc.pre(control.anyOf === undefined)
        const [check] = control.checks
        const types = new Map([...account.types].filter(([type]) => type !== `aws.${check?.check}`))
        expect(judge(control, { ...account, types }, kind)).not.toBe('tests_passed')
      }),
      { numRuns: 2000 },
    )
  })

  test('an unreached region never makes a control pass, nor leaves one passing that rests on regions', () => {
    fc.assert(
      fc.property(cases, ({ control, account, kind }) => {
        expect(judge(control, { ...account, unreached: ['ap-east-1'] }, kind)).not.toBe('tests_passed')
      }),
      { numRuns: 1000 },
    )
  })
})
