import type { Schemas } from '../../api/client.ts'
import { idOf } from '../../parts/column.ts'
import { inOrder } from '../../parts/table/order.ts'
import type { Sorting } from '../../parts/table/state.ts'
import { COLUMNS } from './columns.tsx'
import type { Group } from './filters.ts'

export type Finding = Schemas['Finding']

/** What stands in the table one below the other. */
export type Row =
  | { readonly finding: Finding }
  | { readonly group: string; readonly name: string; readonly count: number }

/** Findings under the heading of their group, the largest group first. */
export function rowsOf(findings: readonly Finding[], group: Group | undefined): Row[] {
  if (group === undefined) return findings.map(finding => ({ finding }))
  const groups = [...Map.groupBy(findings, finding => finding[group])]
  return groups
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([key, members]) => [
      { group: key, name: group === 'check' ? (members[0]?.title ?? key) : key, count: members.length },
      ...members.map(finding => ({ finding })),
    ])
}

/** In the order of a column: without one, or where it is not known, what fails comes first. Those alike keep the order of the API. */
export function sorted(findings: readonly Finding[], sorting: Sorting | undefined): Finding[] {
  const [by, down] = sorting ?? ['status', false]
  const column = COLUMNS.find(one => idOf(one) === by) ?? COLUMNS[0]
  const key = column?.order ?? column?.value
  return key ? inOrder(findings, finding => key(finding) ?? undefined, down) : [...findings]
}
