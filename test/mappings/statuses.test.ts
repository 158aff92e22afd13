import { describe, expect, test } from 'vitest'
import { checks, evidenceTypes } from '../../connectors/index.ts'
import type { AccountTallies, Tally } from '../../src/assess/account-tallies.ts'
import { controlResults } from '../../src/assess/controls.ts'
import { countOf } from '../../src/assess/rollup.ts'
import { byDefault, judgedChecks } from '../../src/frameworks/framework.ts'
import { frameworks, loaded } from './files.ts'

const none: Tally = { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }
const reads = new Map(checks.map(c => [c.id, [c.type.id, ...Object.values(c.reads).map(r => r.type.id)]]))

/** An account of which everything was collected, and in which every check ended in one way. */
const accountWhere = (all: Partial<Tally>): AccountTallies => ({
  account: '111122223333',
  tallies: new Map(checks.map(c => [c.id, { ...none, ...all }])),
  types: new Map(evidenceTypes.map(t => [t.id, { items: ['i'], missing: null, regional: false, excluded: [] }])),
  typesOf: id => reads.get(id) ?? [],
  unreached: [],
  outside: [],
})

describe.each(frameworks.map(f => [f.id, f] as const))('%s', (_, framework) => {
  const decided = framework.controls.filter(c => c.checks.some(k => k.strength === 'demonstrates')).map(c => c.id)
  const tested = framework.controls.filter(c => judgedChecks(c).length > 0).map(c => c.id)
  const withStatus = (all: Partial<Tally>, status: string) =>
    controlResults(framework, accountWhere(all))
      .filter(r => r.status === status)
      .map(r => r.control)

  test('where every test passes, what benchmarks let tests decide passes, and nothing of criteria', () => {
    const passing = framework.controls
      .filter(c => decided.includes(c.id) && c.evidence === 'full' && c.assessment === 'automated')
      .map(c => c.id)
    expect(withStatus({ pass: 1 }, 'tests_passed')).toEqual(framework.kind === 'benchmark' ? passing : [])
    expect(withStatus({ pass: 1 }, 'tests_failed')).toEqual([])
  })

  test('where every test fails, what tests decide fails', () => {
    expect(withStatus({ fail: 1 }, 'tests_failed')).toEqual(decided)
  })

  test('where nothing could be read, every tested control is not verified', () => {
    const unverified = withStatus({ unknown: 1 }, 'not_verified')
    for (const id of tested) expect(unverified).toContain(id)
  })

  test('where there is nothing to judge, no control passes', () => {
    expect(withStatus({ not_applicable: 1 }, 'no_population')).toEqual(tested)
  })

  test('what no test looks at never reads as tested', () => {
    const untested = controlResults(framework, accountWhere({ pass: 1 })).filter(r => r.checks.length === 0)
    for (const r of untested) expect(['review', 'manual', 'inherited', 'not_verified'], r.control).toContain(r.status)
  })
})

test('the frameworks of every run over a perfect account', () => {
  const counts = byDefault(loaded).map(({ framework: f }) => {
    const { tests_passed, review, not_verified, manual, inherited } = countOf(
      controlResults(f, accountWhere({ pass: 1 })),
    )
    return [f.id, tests_passed, review, not_verified, manual, inherited]
  })
  expect(counts).toEqual([
    ['cis-aws-foundations-3.0.0', 35, 26, 0, 1, 0],
    ['cis-aws-foundations-4.0.1', 36, 27, 0, 1, 0],
    ['cis-aws-foundations-5.0.0', 34, 29, 0, 0, 0],
    ['cis-aws-foundations-6.0.0', 34, 29, 0, 0, 0],
    ['cis-aws-foundations-7.0.0', 33, 37, 0, 0, 0],
    ['pci-dss-4.0.1', 0, 135, 0, 145, 0],
    ['soc2-2017', 0, 26, 0, 35, 0],
  ])
})
