import type { AccountTallies, Tally, TypeState } from '../../src/assess/account-tallies.ts'
import type { Control, Framework, Strength } from '../../src/frameworks/framework.ts'

export const tally = (t: Partial<Tally>): Tally => ({ pass: 0, fail: 0, unknown: 0, not_applicable: 0, ...t })
export const PASS = tally({ pass: 2 })
export const FAIL = tally({ pass: 1, fail: 1 })
export const UNKNOWN = tally({ pass: 1, unknown: 1 })
export const NOTHING = tally({ not_applicable: 1 })

export const whole = (name: string, more: Partial<TypeState> = {}): [string, TypeState] => [
  name,
  { items: [`item-${name}`], missing: null, regional: true, excluded: [], ...more },
]

/** A control with checks given as `name: strength`; every check `a-x` judges the evidence type `aws.a-x`. */
export function controlOf(checks: Record<string, Strength>, more: Partial<Control> = {}): Control {
  return {
    id: '1.1',
    title: 'A control',
    evidence: 'full',
    assessment: 'automated',
    responsibility: 'customer',
    checks: Object.entries(checks).map(([check, strength]) => ({ check, strength, because: 'it does' })),
    ...more,
  }
}

export const frameworkOf = (controls: readonly Control[], kind: Framework['kind'] = 'benchmark'): Framework => ({
  id: 'test-1',
  framework: 'Test',
  version: '1',
  kind,
  publisher: 'Us',
  source: 'here',
  licence: 'ours',
  controls,
})

/** An account in which every check's type, and those named, are wholly collected. */
export function accountOf(tallies: Record<string, Tally>, more: Partial<AccountTallies> = {}): AccountTallies {
  return {
    account: '111122223333',
    tallies: new Map(Object.entries(tallies)),
    types: new Map(['aws.a-x', 'aws.b-x', 'aws.c-x'].map(name => whole(name))),
    typesOf: check => [`aws.${check}`],
    unreached: [],
    outside: [],
    ...more,
  }
}
