import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Changes } from '../kernel/changes.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import type { SecretBox } from '../kernel/secret-box.ts'
import { found, inTransaction, isUuid, json, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { destinationState } from '../ledger/states.ts'
import { type Endpoint, endpointState, endpointWorks, tryEndpoints } from './endpoints.ts'

export interface NewDestination {
  readonly name: string
  /** `webhook`, `s3`, … : the adapter. */
  readonly kind: string
  readonly config: Readonly<Record<string, unknown>>
  /** Event types it wants; empty means all. */
  readonly events: readonly string[]
  readonly enabled: boolean
}

/** Without its secrets, which only {@link Destinations.secrets} gives. */
export interface Destination extends NewDestination {
  readonly id: string
  /** Names of the secrets that are set. */
  readonly secretNames: readonly string[]
  readonly endpoint: Endpoint
  readonly createdAt: string
  readonly updatedAt: string
}

export type Secrets = Readonly<Record<string, string>>

/** As {@link Destinations.secrets}, read together with the destination; opening them throws `secrets_key`. */
export interface SendTo {
  readonly destination: Destination
  secrets(): Secrets
}

export interface Destinations {
  create(destination: NewDestination, secrets?: Secrets): Promise<Destination>
  get(id: string): Promise<Destination>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Destination>>
  /** The first of these ids that no destination has. */
  unknown(ids: readonly string[]): Promise<string | undefined>
  update(id: string, change: Changes<NewDestination>, secrets?: Secrets): Promise<Destination>
  /** What waits for an endpoint that failed is sent again from now on. */
  tryAgain(id: string): Promise<void>
  remove(id: string): Promise<void>
  /** For the deliver room only: never in an answer, a log or an error. */
  secrets(id: string): Promise<Secrets>
  /** Those of these ids that are there, with what they are sent with. */
  toSend(ids: readonly string[]): Promise<Map<string, SendTo>>
}

export function destinations(db: Db, box: SecretBox): Destinations {
  const repository: Destinations = {
    async create(destination, secrets) {
      const { config, events, ...rest } = destination
      const id = v7()
      const row = { id, ...rest, config: json(config), events: json(events) }
      await inTransaction(db, async tx => {
        await tx.insertInto('destinations').values(row).execute()
        if (secrets) await putSecrets(tx, box, id, secrets)
        await recordState(tx, 'destination.create', id)
      })
      return repository.get(id)
    },

    async unknown(ids) {
      const uuids = ids.filter(isUuid)
      const rows =
        uuids.length === 0 ? [] : await db.selectFrom('destinations').select('id').where('id', 'in', uuids).execute()
      const known = new Set(rows.map(({ id }) => id))
      return ids.find(id => !known.has(id.toLowerCase()))
    },

    async get(id) {
      const query = selected(db).where('destinations.id', '=', uuidOr404(id, 'destination'))
      return destinationOf(found(await query.executeTakeFirst(), 'destination', id))
    },

    async list({ enabled }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await selected(db)
        .$if(enabled !== undefined, query => query.where('enabled', '=', enabled ?? true))
        .$if(cursor !== null, query => query.where('destinations.id', '>', cursor?.[0] ?? ''))
        .orderBy('destinations.id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows.map(destinationOf), limit, row => [row.id])
    },

    async update(id, { config, events, ...plain }, secrets) {
      const documents = { ...(config && { config: json(config) }), ...(events && { events: json(events) }) }
      await inTransaction(db, async tx => {
        const query = tx.updateTable('destinations').where('id', '=', uuidOr404(id, 'destination'))
        const changed = await query.set({ ...plain, ...documents, updatedAt: sql`now()` }).executeTakeFirst()
        found(changed.numUpdatedRows || undefined, 'destination', id)
        if (secrets) await putSecrets(tx, box, id, secrets)
        // What failed before the change says nothing of what comes after.
        await endpointWorks(tx, id)
        await recordState(tx, 'destination.update', id)
      })
      return repository.get(id)
    },

    tryAgain: id => tryEndpoints(db, [uuidOr404(id, 'destination')]),

    async remove(id) {
      await inTransaction(db, async tx => {
        await recordState(tx, 'destination.remove', id)
        await tx.deleteFrom('destinations').where('id', '=', id).execute()
      })
    },

    async secrets(id) {
      const row = await db
        .selectFrom('destinationSecrets')
        .select('sealed')
        .where('destination', '=', uuidOr404(id, 'destination'))
        .executeTakeFirst()
      return row ? box.open(row.sealed, id) : {}
    },

    async toSend(ids) {
      const query = selected(db)
        .select('destinationSecrets.sealed')
        .where('destinations.id', 'in', [...ids])
      const rows = ids.length === 0 ? [] : await query.execute()
      return new Map(
        rows.map(({ sealed, ...row }) => [
          row.id,
          { destination: destinationOf(row), secrets: () => (sealed === null ? {} : box.open(sealed, row.id)) },
        ]),
      )
    },
  }
  return repository
}

const selected = (db: Db) =>
  db
    .selectFrom('destinations')
    .leftJoin('destinationSecrets', 'destinationSecrets.destination', 'destinations.id')
    .leftJoin('endpoints', 'endpoints.destination', 'destinations.id')
    .selectAll('destinations')
    .select(['destinationSecrets.names', 'failures', 'failingSince', 'pausedUntil', endpointState.as('state')])

type Selected = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const destinationOf = ({ names, state, failures, failingSince, pausedUntil, ...row }: Selected): Destination => ({
  ...row,
  secretNames: names ?? [],
  endpoint: { state, failures: failures ?? 0, failingSince, pausedUntil },
})

/** Throws `not_found`. */
async function recordState(
  tx: Db,
  kind: 'destination.create' | 'destination.update' | 'destination.remove',
  id: string,
): Promise<void> {
  const query = selected(tx)
    .select('destinationSecrets.sealed')
    .where('destinations.id', '=', uuidOr404(id, 'destination'))
  const row = found(await query.executeTakeFirst(), 'destination', id)
  await record(tx, { kind, subject: id, digest: destinationState(row) })
}

/** Replaces all secrets of a destination. */
async function putSecrets(db: Db, box: SecretBox, destination: string, secrets: Secrets): Promise<void> {
  const row = { names: json(Object.keys(secrets).sort()), sealed: box.seal(secrets, destination) }
  await db
    .insertInto('destinationSecrets')
    .values({ destination, ...row })
    .onConflict(conflict => conflict.column('destination').doUpdateSet(row))
    .execute()
}
