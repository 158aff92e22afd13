import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { maySee, type Viewer, viewersOfRuns } from '../kernel/viewer.ts'

/** Since when a finding fails, as of a run. */
export interface FindingHistory {
  readonly finding: string
  /** First and last moment as of which it failed; null where it never did. */
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** The first moment since it last passed, had nothing to judge or was not there; null where it is not open. */
  readonly openSince: string | null
  /** As of when it was judged in the run asked for; null where it was not. */
  readonly judgedAt: string | null
}

export interface History {
  /**
   * The history of findings of one account over its finished runs, up to and including `run`. An unknown verdict closes
   * nothing, nor does a finding's absence, unless everything was asked for and read.
   */
  of(account: string, run: string, findings: readonly string[]): Promise<FindingHistory[]>
}

export const history = (db: Db, viewer: Viewer): History => ({
  async of(account, run, findings) {
    // Since when is told as it was, even to who sees not all the runs from then on.
    const of = await viewersOfRuns(db, viewer, [run])
    if (!maySee(of(run), account)) return []
    const wanted = sql`${findings}::uuid[]`
    const { rows } = await sql<FindingHistory>`
      with past as (
        select r.id, row_number() over (order by r.finished_at, r.id) as pos,
          coalesce(a.outcome = 'complete' and a.coverage ->> 'scope' = 'full', false) as whole
        from runs r left join run_accounts a on a.run = r.id and a.account = ${account}
        where r.status = 'finished' and exists (select from run_verdicts l where l.run = r.id and l.account = ${account})
          and (r.finished_at, r.id) <= (select finished_at, id from runs where id = ${run}::uuid)
      ), parts as materialized (
        select t.pos, l.observed_at, c.id as chunk from past t
        join run_verdicts l on l.run = t.id and l.account = ${account} cross join lateral unnest(l.chunks) c(id)
      ), seen as materialized (
        select v.finding, v.status, p.pos, p.observed_at from verdicts v join parts p on p.chunk = v.chunk
        where v.finding = any(${wanted}) and v.chunk in (select chunk from parts)
      ), closed as (
        select finding, max(pos) as pos from (
          select finding, pos from seen where status in ('pass', 'not_applicable')
          union all
          select f.id, t.pos from unnest(${wanted}) f(id) cross join past t
          where t.whole and not exists (select from seen s where s.finding = f.id and s.pos = t.pos)
        ) ends group by finding
      )
      select replace(s.finding::text, '-', '') as finding,
        max(s.observed_at) filter (where s.pos = (select max(pos) from past)) as "judgedAt",
        min(s.observed_at) filter (where s.status = 'fail') as "firstSeen",
        max(s.observed_at) filter (where s.status = 'fail') as "lastSeen",
        min(s.observed_at) filter (where s.status = 'fail' and s.pos > coalesce(c.pos, 0)) as "openSince"
      from seen s left join closed c on c.finding = s.finding group by s.finding`.execute(db)
    return rows
  },
})
