import type { Schemas } from '../../api/client.ts'
import type { Group, Sort } from './filters.ts'

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

const SEVERITY = { critical: 0, high: 1, medium: 2, low: 3 }
const STATUS = { fail: 0, unknown: 1, pass: 2, not_applicable: 3 }

const KEYS: Readonly<Record<Sort, (finding: Finding) => string | number>> = {
  status: ({ status, severity }) => STATUS[status] * 4 + SEVERITY[severity],
  severity: ({ status, severity }) => SEVERITY[severity] * 4 + STATUS[status],
  test: ({ title }) => title,
  resource: ({ resource }) => resource,
  region: ({ region }) => region,
  since: ({ openSince }) => openSince ?? '',
}

/** Those with the same key keep the order of the API. By status: what fails first, the worst of it first. */
export function inOrder(findings: readonly Finding[], [sort, down]: readonly [Sort, boolean]): Finding[] {
  const groups = Map.groupBy(findings, KEYS[sort])
  const keys = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1))
  return (down ? keys.reverse() : keys).flatMap(key => groups.get(key) ?? [])
}
