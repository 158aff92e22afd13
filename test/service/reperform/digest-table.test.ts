import { expect, test } from 'vitest'
import { sha256 } from '../../../src/evidence/digest.ts'
import { DigestTable } from '../../../src/service/reperform/digest-table.ts'

const id = (n: number) => sha256(`id ${n}`).toString('hex').slice(0, 32)
/** Ids that all want the same place. */
const crowded = (n: number) => `00000000${n.toString(16).padStart(24, '0')}`

test.each([
  ['ids as they are', id],
  ['ids that collide', crowded],
])('tells same, other and absent apart, and what was left: %s', (_, key) => {
  const table = new DigestTable(500)
  for (let n = 0; n < 500; n++) table.put(key(n), sha256(`${n}`))
  for (let n = 0; n < 500; n += 2) expect(table.take(key(n), sha256(`${n}`))).toBe('same')
  expect(table.take(key(1), sha256('2'))).toBe('other')
  expect(table.take(key(500), sha256('500'))).toBe('absent')
  expect([table.wasTaken(key(0)), table.wasTaken(key(1)), table.wasTaken(key(3)), table.left]).toEqual([
    ...[true, true, false],
    249,
  ])
})

test('refuses more than were counted, rather than searching for ever', () => {
  const table = new DigestTable(1)
  table.put(id(1), sha256('1'))
  expect(() => table.put(id(2), sha256('2'))).toThrow(RangeError)
})
