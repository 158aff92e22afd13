import { describe, expect, test } from 'vitest'
import type { Check, Status } from '../../connectors/kit/index.ts'
import { faultIn } from './reasons.ts'
import { type Row, verdictOf } from './rows.ts'
import { withGaps, withoutMembers } from './taken-away.ts'

export type { Row, RowResource } from './rows.ts'

/** The empty population as a not-applicable row; the same as leaving `notApplicable` out. */
export const nothing: Row = { case: 'there is none' }

/** Rows by the verdict they must get. What is left out follows from the others, see {@link checkTable}. */
export interface Rows {
  pass: readonly Row[]
  fail: readonly Row[]
  /** Left out where only an empty population is not applicable, which Exhibit itself answers once per account and region. */
  notApplicable?: readonly Row[]
  /** Left out where only what could not be read is unknown. */
  unknown?: readonly Row[]
}

/**
 * Tests a check by rows of every kind. From each row that has a verdict follow others: every field that the check touched
 * there, of what it judges and of each member it reads, is taken away as a gap, and every population is made incomplete;
 * then the check must say `unknown` or the same as before, and at least once `unknown`. And each member, at any depth, is
 * left out once, as AWS may do: whatever the verdict is then, its reason must be a sentence.
 */
export function checkTable(check: Check, rows: Rows): void {
  const left = new Map<string, Row>()
  describe(check.id, () => {
    for (const [kind, status] of KINDS) {
      if (rows[kind]) test(`has ${status} rows`, () => expect(rows[kind]?.length).toBeGreaterThan(0))
      for (const row of (rows[kind] ?? []).filter(row => row !== nothing)) {
        test(`${status}: ${row.case}`, () => {
          const verdict = verdictOf(check, row)
          expect(verdict, verdict.reason).toMatchObject({ status })
          expect(verdict.reason).toMatch(/^[A-Z0-9"'`*(].*\.$/s)
          if (row.reason) expect(verdict.reason).toMatch(row.reason)
          for (const reason of [verdict.reason, ...reasonsWithout(check, row, status, left)])
            expect(faultIn(reason), reason).toBeNull()
        })
        if (status !== 'unknown') test(`${status}: ${row.case}, with gaps`, () => expectNoGuess(check, row, status))
      }
    }
    test('is unknown where what decides could not be read', () => {
      const decided = [...rows.pass, ...rows.fail]
      expect(decided.flatMap(row => withGaps(check, row)).map(({ row }) => verdictOf(check, row).status)).toContain(
        'unknown',
      )
    })
  })
}

/** What the check says where AWS leaves out any one member, at any depth; each member once for each status. */
function reasonsWithout(check: Check, whole: Row, status: Status, left: Map<string, Row>): string[] {
  return withoutMembers(check, whole).flatMap(({ row, without }) => {
    const member = `${status} ${without}`
    if (!left.has(member)) left.set(member, whole)
    // By the row and not by the asking: a test that is run again asks the same.
    return left.get(member) === whole ? [verdictOf(check, row).reason] : []
  })
}

const KINDS: [keyof Rows, Status][] = [
  ['pass', 'pass'],
  ['fail', 'fail'],
  ['notApplicable', 'not_applicable'],
  ['unknown', 'unknown'],
]

function expectNoGuess(check: Check, whole: Row, status: Status): void {
  for (const { row, without } of withGaps(check, whole)) {
    const verdict = verdictOf(check, row)
    expect([status, 'unknown'], `without ${without}: ${verdict.status}, ${verdict.reason}`).toContain(verdict.status)
  }
}
