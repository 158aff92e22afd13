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

test('no id is called missing without saying why', async () => {
  expect((await equivalentsPage()).split('\n').filter(line => /\| missing \| \|$/.test(line))).toEqual([])
})

test('checks that a reason names exist', async () => {
  const ids = new Set(checks.map(check => check.id))
  const named = Object.values(await reasons())
    .flatMap(all => Object.values(all))
    .flatMap(({ why }) => why.match(/`[a-z0-9]+(?:-[a-z0-9]+){2,}`/g) ?? [])
  expect(named.map(name => name.slice(1, -1)).filter(name => !ids.has(name))).toEqual([])
})
