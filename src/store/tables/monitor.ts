import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'

/** What is to be done, as the database has it: the queue is only told of it. */
export interface Backlog {
  readonly collect: number
  readonly finish: number
  readonly deliver: number
}

export interface Monitor {
  /** Work that nobody has taken yet, by queue. */
  backlog(): Promise<Backlog>
  /**
   * When the newest finished run of full scope ended, by account; null for a connected account that has none. Accounts
   * that are switched off are left out.
   */
  freshness(): Promise<{ account: string; at: string | null }[]>
}

export function monitor(db: Db): Monitor {
  return {
    async backlog() {
      const { rows } = await sql<Backlog>`select
        (select count(*)::int from targets t join runs r on r.id = t.run
          where t.status = 'queued' and r.status in ('queued', 'collecting')) as collect,
        (select count(*)::int from runs where status in ('queued', 'collecting', 'finishing')
          and (finisher is null or finisher_lease < now())
          and exists (select from targets where run = runs.id)
          and not exists (select from targets where run = runs.id and status in ('queued', 'running'))) as finish,
        (select count(*)::int from deliveries where status in ('pending', 'failed')) as deliver`.execute(db)
      return rows[0] ?? { collect: 0, finish: 0, deliver: 0 }
    },

    async freshness() {
      const { rows } = await sql<{ account: string; at: string | null }>`
        select a.account, max(r.finished_at) as at from accounts a
        left join run_accounts c on c.account = a.account and c.coverage ->> 'scope' = 'full' and c.outcome <> 'nothing_read'
        left join runs r on r.id = c.run and r.status = 'finished'
        where a.enabled group by a.account order by a.account`.execute(db)
      return rows
    },
  }
}
