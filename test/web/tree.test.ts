import { expect, test } from 'vitest'
import { type Branch, treeOf } from '../../web/app/views/controls/tree.ts'

const controls = (...ids: string[]) => ids.map(control => ({ control, title: control, status: 'manual' as const }))
type Told = string | [string, Told[]]
const told = (tree: readonly Branch[]): Told[] =>
  tree.map(({ id, below }) => (below.length === 0 ? id : [id, told(below)]))

test.each([
  [
    controls('CC6.1', 'CC6.2', 'CC7.1', 'CC7.2'),
    [
      ['CC6', ['CC6.1', 'CC6.2']],
      ['CC7', ['CC7.1', 'CC7.2']],
    ],
  ],
  [controls('2.1.1', '2.1.2', '2.2', '3.1'), [['2', [['2.1', ['2.1.1', '2.1.2']], '2.2']], '3.1']],
  [controls('AC-2', 'AC-2(1)', 'AC-2(2)', 'AU-1'), [['AC-2', ['AC-2(1)', 'AC-2(2)']], 'AU-1']],
  [
    controls('164.308(a)(1)', '164.308(a)(2)', '164.310(b)'),
    [['164.308(a)', ['164.308(a)(1)', '164.308(a)(2)']], '164.310(b)'],
  ],
  [[], []],
])('controls stand in the groups that their ids name', (given, tree) => {
  expect(told(treeOf(given))).toEqual(tree)
})
