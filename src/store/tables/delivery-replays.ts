import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, isUuid, uuidOr404 } from '../kernel/sql.ts'
import { COLUMNS, type Delivery } from './delivery.ts'
import { tryEndpoints } from './endpoints.ts'

/** Sending again; an endpoint that is left alone is then tried at once. */
export interface DeliveryReplays {
  /** Sends again, with the same event id, from the first attempt. */
  replay(id: string): Promise<Delivery>
  /** Sends again what failed or died, and was made in this time; gives how many. */
  replayFailed(filter: {
    readonly destination?: string | undefined
    readonly since: string
    readonly until?: string | undefined
  }): Promise<number>
}

export const deliveryReplays = (db: Db): DeliveryReplays => ({
  replay: id =>
    inTransaction(db, async tx => {
      const query = tx
        .updateTable('deliveries')
        .set({ ...FRESH, nextAttemptAt: sql`now()` })
        .where('id', '=', uuidOr404(id, 'delivery'))
      const replayed = found(await query.returning(COLUMNS).executeTakeFirst(), 'delivery', id)
      await tryEndpoints(tx, [replayed.destination])
      return replayed
    }),

  async replayFailed({ destination, since, until }) {
    if (destination !== undefined && !isUuid(destination)) return 0
    return inTransaction(db, async tx => {
      const query = tx
        .updateTable('deliveries')
        .set({ ...FRESH, nextAttemptAt: sql`now()` })
        .where('status', 'in', ['failed', 'dead'])
        .where('createdAt', '>=', since)
        .$if(until !== undefined, q => q.where('createdAt', '<', until ?? ''))
        .$if(destination !== undefined, q => q.where('destination', '=', destination ?? ''))
      const replayed = await query.returning('destination').execute()
      await tryEndpoints(tx, [...new Set(replayed.map(row => row.destination))])
      return replayed.length
    })
  },
})

const FRESH = { status: 'pending', attempts: 0, worker: null, leaseUntil: null, deliveredAt: null } as const
