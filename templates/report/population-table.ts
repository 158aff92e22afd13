import type { Paper } from './kit/paper.ts'
import { type Cell, table } from './kit/table.ts'
import { TEXT } from './kit/theme.ts'
import type { PopulationView } from './population-view.ts'
import { typeTarget } from './targets.ts'
import { n } from './when.ts'

/** How many each list has, and how whole it is: a row for each evidence type. */
export function populationTable(paper: Paper, populations: readonly PopulationView[]) {
  const number = (title: string, width = 52) => ({ title, width, align: 'right' as const })
  const columns = [
    { title: 'Evidence type' },
    number('Lists', 38),
    number('Listed'),
    number('Collected', 56),
    number('Gaps', 42),
    number('Unread fields', 66),
    number('Excluded', 52),
    { title: 'Complete', width: 74 },
  ]
  const rows = populations.map(
    ({
      type,
      items,
      listed,
      collected,
      gaps,
      fieldGaps,
      excluded,
      incomplete,
      reconciled,
      unlisted,
      computed,
    }): Cell[] => [
      { text: type, goTo: typeTarget(type) },
      n(items),
      n(listed),
      n(collected),
      n(gaps),
      n(fieldGaps),
      n(excluded.reduce((sum, { count: own }) => sum + own, 0)),
      incomplete > 0
        ? { text: `${n(incomplete)} NOT`, style: TEXT.smallStrong }
        : reconciled === items
          ? 'reconciled'
          : unlisted === items
            ? 'not listed here'
            : computed === items
              ? 'computed'
              : 'as AWS listed it',
    ],
  )
  return table(paper, columns, rows)
}
