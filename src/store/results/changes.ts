import { sql } from 'kysely'
import type { Status } from '../../../connectors/kit/index.ts'
import type { Db } from '../kernel/schema.ts'

/** A finding as it was and is; null where it was not there, or is no longer. */
export interface FindingChange {
  readonly finding: string
  readonly check: string
  readonly region: string
  readonly resource: string
  readonly status: Status | null
  readonly before: Status | null
}

export interface Changes {
  /**
   * What differs in status or reason between two runs in an account, ordered by check, region, resource. Without a run
   * before, everything is new. Only chunks that the two do not share are read.
   */
  findings(account: string, before: string | null, after: string): Promise<FindingChange[]>
  /**
   * Makes a run the one that an account's next changes are counted from, and gives the one before: call it in the
   * transaction that ends the run, as the next one waits for that.
   */
  advance(account: string, run: string): Promise<string | null>
}

export function changes(db: Db): Changes {
  return {
    async findings(account, before, after) {
      const chunks = (run: string | null) => sql`
        select distinct c.id from run_verdicts l cross join lateral unnest(l.chunks) c(id)
        where l.run = ${run}::uuid and l.account = ${account}`
      const only = (run: string | null, other: string | null) => sql`
        select distinct on (v.finding) v.finding, v."check", v.region, v.resource, v.status, v.reason
        from verdicts v where v.chunk in (${chunks(run)} except ${chunks(other)}) order by v.finding`
      const { rows } = await sql<FindingChange>`
        select replace(coalesce(n.finding, o.finding)::text, '-', '') as finding,
          coalesce(n."check", o."check") as "check", coalesce(n.region, o.region) as region,
          coalesce(n.resource, o.resource) as resource, n.status, o.status as before
        from (${only(after, before)}) n full join (${only(before, after)}) o on n.finding = o.finding
        where n.finding is null or o.finding is null or n.status <> o.status or n.reason <> o.reason
        order by "check", region, resource`.execute(db)
      return rows
    },

    async advance(account, run) {
      await sql`insert into account_states (account, run) values (${account}, ${run}) on conflict do nothing`.execute(
        db,
      )
      const { rows } = await sql<{ run: string }>`
        select run from account_states where account = ${account} for update`.execute(db)
      const before = rows[0]?.run ?? run
      if (before === run) return null
      await sql`update account_states set run = ${run} where account = ${account}`.execute(db)
      return before
    },
  }
}
