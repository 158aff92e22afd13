import { expect, test } from 'vitest'
import { check, evidenceType, fail, inAccount, pass } from '../../connectors/kit/index.ts'
import { verdictOf } from './rows.ts'
import { withGaps } from './taken-away.ts'

const thing = evidenceType<{ A: string; B: string }>({
  id: 'aws.test.thing',
  title: 'Things',
  reach: 'region',
  population: 'every thing',
})
const about = { id: 'test-thing-good', title: 'Things are good', severity: 'low', remediation: 'Be good.' } as const

const honest = check(thing, {
  ...about,
  reads: { others: inAccount(thing, other => other.B) },
  test: (t, { read }) => (t.A === 'on' && read.others.some(o => o.value === 'on') ? pass('On.') : fail('Off.')),
})

test('takes away what a check touches, of what it judges and of what it reads', () => {
  const row = {
    case: 'on',
    settings: { A: 'on', B: 'untouched' },
    read: { others: [{ settings: { A: 'x', B: 'on' } }] },
  }
  const lessened = withGaps(honest, row)
  expect(lessened.map(({ without }) => without)).toEqual(['A', 'the list of others', 'others[0].B'])
  // One that is known to be on answers `some`, whatever else the list may hold.
  expect(lessened.map(({ row }) => verdictOf(honest, row).status)).toEqual(['unknown', 'pass', 'unknown'])
})

test('shows a check that takes what it could not read for good', () => {
  const guessing = check(thing, {
    ...about,
    test(t) {
      try {
        return t.A === 'on' ? pass('On.') : fail('Off.')
      } catch {
        return pass('It could not be seen to be off.')
      }
    },
  })
  const [lessened] = withGaps(guessing, { case: 'off', settings: { A: 'off' } })
  expect(lessened && verdictOf(guessing, lessened.row).status).toBe('pass')
})
