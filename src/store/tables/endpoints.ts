import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { leaseEnd } from '../kernel/sql.ts'

/**
 * How the endpoint of a destination has answered lately. `waiting`: it fails, and nothing is sent until `pausedUntil`;
 * `trying`: that is over, and the next delivery is a trial, alone; `ok`: everything else.
 */
export interface Endpoint {
  readonly state: 'ok' | 'waiting' | 'trying'
  /** Without a success in between. */
  readonly failures: number
  readonly failingSince: string | null
  readonly pausedUntil: string | null
}

/** For how many ms nothing is sent after so many failures; null: it goes on. */
export type Pause = (failures: number) => number | null

/** How many deliveries of one destination are sent at once, over all workers. */
const AT_ONCE = 4

/** How many more of a destination may be taken now. */
export const freePlaces = (destination: RawBuilder<unknown>) => sql<number>`(
  coalesce(
    (select case when paused_until is null then ${AT_ONCE}::int when paused_until > now() then 0 else 1 end
     from endpoints e where e.destination = ${destination}),
    ${AT_ONCE}::int
  ) - (
    select count(*)::int from deliveries u
    where u.destination = ${destination} and u.status = 'delivering' and u.lease_until >= now()))`

/** As {@link Endpoint}, from a row of `endpoints` or from none. */
export const endpointState = sql<Endpoint['state']>`case
  when paused_until is null then 'ok' when paused_until > now() then 'waiting' else 'trying' end`

export async function endpointWorks(tx: Db, destination: string): Promise<void> {
  await tx.deleteFrom('endpoints').where('destination', '=', destination).execute()
}

/** Nothing to note where the destination was deleted meanwhile. */
export async function endpointFailed(tx: Db, destination: string, pause: Pause): Promise<void> {
  const counted = await tx
    .insertInto('endpoints')
    .columns(['destination', 'failures'])
    .expression(
      tx
        .selectFrom('destinations')
        .select(['id', sql<number>`1`.as('failures')])
        .where('id', '=', destination),
    )
    .onConflict(conflict =>
      conflict.column('destination').doUpdateSet({ failures: sql<number>`endpoints.failures + 1` }),
    )
    .returning('failures')
    .executeTakeFirst()
  const pauseMs = counted ? pause(counted.failures) : null
  if (pauseMs === null) return
  await tx
    .updateTable('endpoints')
    .set({ pausedUntil: sql<string>`greatest(paused_until, ${leaseEnd(pauseMs)})` })
    .where('destination', '=', destination)
    .execute()
}

/** Somebody asks for it to be tried at once; where it fails again, it waits as long as it would have. */
export async function tryEndpoints(db: Db, destinations: readonly string[]): Promise<void> {
  if (destinations.length === 0) return
  await db
    .updateTable('endpoints')
    .set({ pausedUntil: sql<string>`now()` })
    .where('destination', 'in', [...destinations])
    .where('pausedUntil', '>', sql<string>`now()`)
    .execute()
}
