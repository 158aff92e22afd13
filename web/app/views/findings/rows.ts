import type { Schemas } from '../../api/client.ts'
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

/** The worst first; within a severity, what fails before what is unknown. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const ranked: Finding[][] = []
  for (const finding of findings) {
    const rank = rankOf(finding)
    const same = ranked[rank]
    if (same) same.push(finding)
    else ranked[rank] = [finding]
  }
  return ranked.toReversed().flatMap(same => same ?? [])
}

const SEVERITY = { critical: 3, high: 2, medium: 1, low: 0 }
const STATUS = { fail: 3, unknown: 2, pass: 1, not_applicable: 0 }
const rankOf = ({ severity, status }: Finding): number => STATUS[status] * 4 + SEVERITY[severity]
