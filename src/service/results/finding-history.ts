import type { Finding } from '../../evidence/finding.ts'
import type { View } from '../../store/index.ts'
import type { Source } from './record.ts'

export interface Aged {
  /** First and last moment as of which it failed, over all runs until this one; null where it never did. */
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** Since when it fails without a break; unknown verdicts are none. Null where it is not open. */
  readonly openSince: string | null
  /** Whole days from then until it was judged in this run. */
  readonly daysOpen: number | null
}

const DAY_MS = 86_400_000

/** Findings of one run and account with their ages, in the same order. */
export async function aged<F extends Finding>(
  { history }: Pick<View, 'history'>,
  { account, run }: Source,
  findings: readonly F[],
): Promise<(F & Aged)[]> {
  const ids = findings.map(({ id }) => id)
  const known = new Map((await history.of(account, run, ids)).map(one => [one.finding, one]))
  return findings.map(finding => {
    const { firstSeen = null, lastSeen = null, openSince = null, judgedAt = null } = known.get(finding.id) ?? {}
    return { ...finding, firstSeen, lastSeen, openSince, daysOpen: daysBetween(openSince, judgedAt) }
  })
}

const daysBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS))
