import { describe, expect, it } from 'vitest'
import { allWithin, failingTests } from '../../../src/package/format/failing-tests.ts'

const findings = (fail: number, pass = 0, unknown = 0, not_applicable = 0) => ({ fail, pass, unknown, not_applicable })

describe('failing tests inside each status', () => {
  const within = failingTests([
    { status: 'tests_failed', findings: findings(1) },
    { status: 'review', findings: findings(2, 7) },
    { status: 'review', findings: findings(0, 7) },
    { status: 'review', findings: findings(0) },
    { status: 'not_verified', findings: findings(3, 0, 1) },
    { status: 'not_verified', findings: findings(0, 0, 1) },
    { status: 'no_population', findings: findings(0, 0, 0, 2) },
    { status: 'manual', findings: findings(0) },
  ])

  it('are counted whatever the status is called', () => {
    expect(within.review).toEqual({ controls: 3, failing: 1, clean: 1, untested: 1 })
    expect(within.not_verified).toEqual({ controls: 2, failing: 1, clean: 1, untested: 0 })
    expect(within.no_population).toEqual({ controls: 1, failing: 0, clean: 1, untested: 0 })
    expect(within.inherited).toEqual({ controls: 0, failing: 0, clean: 0, untested: 0 })
  })

  it('add up', () => {
    expect(allWithin(within)).toEqual({ controls: 8, failing: 3, clean: 3, untested: 2 })
  })
})
