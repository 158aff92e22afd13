import { expect, it } from 'vitest'
import { frameworks } from '../../../src/service/frameworks/catalogue.ts'
import { frameworkPages } from '../../../tools/generate/framework-pages.ts'

const rowsOf = (page: string) =>
  page
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
    .map(line => line.slice(2, -2).split(/ \| /))

it('tells of every control of every framework how it is covered, and why', async () => {
  const pages = await frameworkPages()
  for (const { framework } of await frameworks(undefined)) {
    const rows = rowsOf(pages[`docs/frameworks/${framework.id}.md`]?.() ?? '')
    expect(rows.map(([id]) => id)).toEqual(framework.controls.map(({ id }) => id))
    for (const [id, , coverage, tests, evidence, why] of rows) {
      expect(why, `${framework.id} ${id}`).toMatch(/\S/)
      expect(['automated', 'supported', 'manual', 'superseded'], id).toContain(coverage)
      if (coverage === 'manual') expect([tests, evidence], id).toEqual(['·', '·'])
    }
  }
})
