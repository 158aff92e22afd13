import type { Schemas } from '../../api/client.ts'

type Finding = Schemas['Finding']
type Status = Finding['status']

/** A finding that has another status in the later package; null: it was not judged there, which says nothing of it. */
export interface Flip {
  readonly finding: Finding
  readonly before: Status | null
  readonly now: Status | null
}

/** Worst first: what fails now, then what nobody can say any more, then what fails no longer. */
const RANK: Readonly<Record<string, number>> = { fail: 0, unknown: 2, none: 4, pass: 6, not_applicable: 7 }
const rank = ({ before, now }: Flip): number => (RANK[now ?? 'none'] ?? 9) + (before === 'fail' ? 0 : 1)

const keyOf = ({ id, account }: Finding): string => `${account} ${id}`

/** Findings of both runs by their ids, which are the same in every run. */
export function flipsBetween(before: readonly Finding[], now: readonly Finding[]): Flip[] {
  const old = new Map(before.map(one => [keyOf(one), one]))
  const found: Flip[] = []
  for (const finding of now) {
    const was = old.get(keyOf(finding))
    old.delete(keyOf(finding))
    if (was?.status !== finding.status) found.push({ finding, before: was?.status ?? null, now: finding.status })
  }
  for (const finding of old.values()) found.push({ finding, before: finding.status, now: null })
  return found.sort((a, b) => rank(a) - rank(b))
}
