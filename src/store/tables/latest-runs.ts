import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'

/** How well a run stands for the account's state; of a run from before it was recorded, its request tells the scope. */
const STANDING = sql`case
  when a.outcome = 'nothing_read' then 0
  when a.coverage ->> 'scope' = 'full' then 2
  when a.run is null and r.request -> 'types' = 'null' and r.request -> 'frameworks' = 'null'
    and r.request -> 'regions' = 'null' then 2
  else 1 end`

/**
 * Of each account, the run that stood for its state before a moment. Accounts are found one after the other in the index
 * `targets_account`, and their newest full run in `runs_ended`, so that runs long past cost nothing. Only of an account
 * without a full run all its runs are compared.
 */
export async function latestOf(db: Db, viewer: Viewer, before: string): Promise<{ account: string; run: string }[]> {
  const seen = seenOfRun(viewer, 't')
  const best = (condition: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`
    select r.id from runs r left join run_accounts a on a.run = r.id and a.account = known.account
    where r.status = 'finished' and r.finished_at < ${before} and ${condition}
      and exists (select from targets t where t.run = r.id and t.account = known.account and ${seen})
    order by ${order} limit 1`
  const { rows } = await sql<{ account: string; run: string }>`
    with recursive known as (
      (select t.account from targets t where ${seen} order by t.account limit 1)
      union all
      select (select t.account from targets t where t.account > known.account and ${seen} order by t.account limit 1)
      from known where known.account is not null
    )
    select known.account, coalesce(whole.id, other.id) as run from known
    left join lateral (${best(sql`${STANDING} = 2`, NEWEST)}) whole on true
    left join lateral (${best(sql`whole.id is null`, sql`${STANDING} desc, ${NEWEST}`)}) other on true
    where coalesce(whole.id, other.id) is not null
    order by known.account`.execute(db)
  return rows
}

const NEWEST = sql`r.finished_at desc, r.id desc`
