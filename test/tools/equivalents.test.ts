import { expect, test } from 'vitest'
import { checks } from '../../connectors/index.ts'
import { equivalentsPage, knownIds, reasons } from '../../tools/generate/equivalents.ts'

test.each([
  ['prowler', 'prowler'],
  ['securityHub', 'security-hub'],
] as const)('every id of %s has a row, and a reason that goes with it', async (of, file) => {
  const [ids, why, page] = [await knownIds(file), (await reasons())[of], await equivalentsPage()]
  expect(ids.filter(id => !page.includes(`| \`${id}\` |`))).toEqual([])
  expect(Object.keys(why).filter(id => !ids.includes(id))).toEqual([])
  const claimed = new Set(checks.flatMap(check => check.equivalents[of] ?? []))
  const wrong = ([id, { is }]: [string, { is: string }]) => claimed.has(id) !== (is === 'same test')
  expect(Object.entries(why).filter(wrong)).toEqual([])
})
