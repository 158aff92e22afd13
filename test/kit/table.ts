import { describe, expect, test } from 'vitest'
import type { Check, Status } from '../../connectors/kit/index.ts'
import { JUDGED_WITH_NEW } from './judged-with-new.ts'
import { judgedByNew, noteValues, passesWithNew } from './new-values.ts'
import { PASSES_WITH_NEW } from './passes-with-new.ts'
import { PASSES_WITHOUT } from './passes-without.ts'
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
 * left out once, as AWS may do: whatever the verdict is then, its reason must be a sentence, and what failed or was unknown
 * passes only where AWS's silence means so, see {@link PASSES_WITHOUT}. Each value of an enumeration of AWS's is replaced
 * by a new one once, which passes only where it cannot matter, see {@link PASSES_WITH_NEW}, and decides nothing else
 * either, see {@link JUDGED_WITH_NEW}.
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
    test('passes, fails and looks away by no value that it was not taught', () => {
      const all = Object.values(rows)
        .flat()
        .filter(row => row !== nothing)
      const seen = noteValues(check, all)
      const passing = new Set(all.flatMap(row => passesWithNew(check, row, seen)))
      const judged = new Set(all.flatMap(row => judgedByNew(check, row, seen)))
      const mayPass = PASSES_WITH_NEW[nameOf(check)] ?? []
      const mayJudge = [...mayPass, ...(JUDGED_WITH_NEW[nameOf(check)] ?? [])]
      expect(
        [...passing].filter(place => !mayPass.includes(place)),
        'passes',
      ).toEqual([])
      expect(
        [...judged].filter(place => !mayJudge.includes(place)),
        'fails or does not apply',
      ).toEqual([])
    })
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
    if (left.get(member) !== whole) return []
    const verdict = verdictOf(check, row)
    if (verdict.status === 'pass' && (status === 'fail' || status === 'unknown'))
      expect(mayPassWithout(check), `${status}: ${whole.case}, passes without ${without}: ${verdict.reason}`).toContain(
        without,
      )
    return [verdict.reason]
  })
}

/** Alarms on events are one check, asked of many events. */
const nameOf = ({ id }: Check): string => id.replace(/^(cloudwatch-alarm-).*/, '$1*')

const mayPassWithout = (check: Check): readonly string[] => PASSES_WITHOUT[nameOf(check)] ?? []

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
