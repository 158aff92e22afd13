import { sql } from 'kysely'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { StoreError } from '../kernel/error.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db, Tables } from '../kernel/schema.ts'
import { anyOf, found, isUuid, uuidOr404 } from '../kernel/sql.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'
import type { HeaderRow } from './header-memo.ts'
import { unpackHeaders, unpackPage } from './item-header.ts'
import { pageOfMembers, readMembers } from './item-reader.ts'
import { type Collected, type Holder, type ItemKey, ItemWriter } from './item-writer.ts'

export interface ItemFilter {
  readonly run?: string | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly type?: string | undefined
  /** Only these; an empty list finds nothing. */
  readonly types?: readonly string[] | undefined
  /** Only of finished runs that ended at or after `since`, before `until`: what was on record then, and stays so. */
  readonly recorded?: { readonly since?: string | undefined; readonly until: string } | undefined
  /** RFC 3339; collection finished at or after, before. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface Evidence {
  /**
   * Stores an item. Resources come ordered by id (code units; out of order throws `invalid`); `header` is called once,
   * after the last of them. A second writer of the same key gets the item that is there (`created: false`). With a
   * `holder`, throws `lease_lost` where that no longer holds the target, or finishes the run: nothing is written then.
   */
  writeItem(
    key: ItemKey,
    resources: AsyncIterable<Resource> | Iterable<Resource>,
    header: (collected: Collected) => ItemHeader | Promise<ItemHeader>,
    holder?: Holder,
  ): Promise<{ item: ItemHeader; created: boolean }>
  /** Throws `not_found`. */
  get(id: string): Promise<ItemHeader>
  find(key: ItemKey): Promise<ItemHeader | undefined>
  /** The types of which a run has an item in a region of an account. */
  typesOf(scope: Omit<ItemKey, 'type'>): Promise<ReadonlySet<string>>
  /** Every item of a run, ordered by account, region, type. */
  items(run: string, account?: string): AsyncIterable<ItemHeader>
  /** Newest first. */
  list(filter: ItemFilter, page?: PageRequest): Promise<Page<ItemHeader>>
  /** Members with settings and observed values, ordered by id; memory does not grow with the population. */
  resources(item: string): AsyncIterable<Resource>
  listResources(item: string, page?: PageRequest): Promise<Page<Resource>>
  /** Items, members and gaps of a run. */
  counts(
    run: string,
  ): Promise<{ items: number; resources: number; gaps: { lists: number; members: number; fields: number } }>
}

export function evidence(db: Db, viewer: Viewer): Evidence {
  const repository: Evidence = {
    async writeItem(key, resources, makeHeader, holder) {
      const writer = new ItemWriter(db)
      for await (const resource of resources) await writer.add(resource)
      const collected = await writer.end()
      const item = await makeHeader(collected)
      if (await writer.writeHeader(key, collected, item, holder)) return { item, created: true }
      const taken = await repository.find(key)
      if (!taken && holder)
        throw new StoreError(
          'lease_lost',
          `${'finisher' in holder ? 'The run' : 'The target'} of ${key.type} is no longer held by this attempt; nothing was written.`,
        )
      return { item: found(taken, 'evidence item', item.id), created: false }
    },

    async get(id) {
      const row = await db
        .selectFrom('items')
        .select(['id', 'run', 'header', 'base'])
        .where('id', '=', uuidOr404(id, 'evidence item'))
        .where(seenOfRun(viewer, 'items'))
        .executeTakeFirst()
      return headerOf(db, found(row, 'evidence item', id))
    },

    async find({ run, account, region, type }) {
      const row = await db
        .selectFrom('items')
        .select(['id', 'run', 'header', 'base'])
        .where(eb => eb.and({ run, account, region, type }))
        .where(seenOfRun(viewer, 'items'))
        .executeTakeFirst()
      return row && headerOf(db, row)
    },

    async typesOf({ run, account, region }) {
      const rows = await db
        .selectFrom('items')
        .select('type')
        .where(eb => eb.and({ run, account, region }))
        .where(seenOfRun(viewer, 'items'))
        .execute()
      return new Set(rows.map(({ type }) => type))
    },

    async *items(run, account) {
      let after: ItemPlace | undefined
      do {
        const rows: (ItemPlace & HeaderRow)[] = await itemsAfter(db, run, account, after)
        for (const header of await unpackHeaders(db, rows)) yield header
        after = rows.length === BATCH ? rows.at(-1) : undefined
      } while (after)
    },

    async list(filter, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const { run, account, region, type, types, recorded, since, until } = filter
      if (run !== undefined && !isUuid(run)) return { items: [], next: null }
      const rows = await db
        .selectFrom('items')
        .select(['id', 'run', 'header', 'base'])
        .where(eb =>
          eb.and({
            ...(run && { run }),
            ...(account && { account }),
            ...(region && { region }),
            ...(type && { type }),
          }),
        )
        .$if(account !== undefined && type !== undefined, query => query.where('line', '=', lineOf(account, type)))
        .where(seenOfRun(viewer, 'items'))
        .$if(types !== undefined, query => query.where(anyOf('type', types)))
        .$if(recorded !== undefined, query => query.where('run', 'in', finishedRuns(db, recorded)))
        .$if(since !== undefined, query => query.where('finishedAt', '>=', since ?? ''))
        .$if(until !== undefined, query => query.where('finishedAt', '<', until ?? ''))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const { items, next } = pageOf(rows, limit, row => [row.id])
      return { items: await unpackPage(db, items), next }
    },

    resources: item => readMembers(db, viewer, item),

    async listResources(item, page = {}) {
      const limit = limitOf(page)
      const [chunk, member] = decodeCursor(page.cursor, ['number', 'number'] as const) ?? [0, 0]
      return pageOfMembers(db, viewer, item, { chunk, member }, limit)
    },

    async counts(run) {
      const { rows } = await sql<Record<'items' | 'resources' | 'lists' | 'members' | 'fields', number>>`
        select count(*) as items, coalesce(sum(members), 0)::bigint as resources,
          count(*) filter (where list_gap) as lists,
          coalesce(sum(gaps), 0)::bigint as members, coalesce(sum(field_gaps), 0)::bigint as fields
        from items where run = ${run}`.execute(db)
      const { items, resources, lists, members, fields } = found(rows[0], 'run', run)
      return { items, resources, gaps: { lists, members, fields } }
    },
  }
  return repository
}

const finishedRuns = (db: Db, { since, until = '' }: { since?: string | undefined; until?: string } = {}) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('status', '=', 'finished')
    .where('finishedAt', '<', until)
    .$if(since !== undefined, query => query.where('finishedAt', '>=', since ?? ''))

/** Says nothing new, but lets the index that has them in their order be read. */
const lineOf = (account = '', type = '') =>
  sql<number>`(select n from item_lines where account = ${account} and type = ${type})`

const BATCH = 200

type ItemPlace = Pick<Tables['items'], 'account' | 'region' | 'type'>

function itemsAfter(db: Db, run: string, account: string | undefined, after: ItemPlace | undefined) {
  return db
    .selectFrom('items')
    .select(['account', 'region', 'type', 'id', 'run', 'header', 'base'])
    .where('run', '=', run)
    .$if(account !== undefined, query => query.where('account', '=', account ?? ''))
    .$if(after !== undefined, query =>
      query.where(sql<boolean>`(account, region, type) > (${after?.account}, ${after?.region}, ${after?.type})`),
    )
    .orderBy('account')
    .orderBy('region')
    .orderBy('type')
    .limit(BATCH)
    .execute()
}

async function headerOf(db: Db, row: HeaderRow): Promise<ItemHeader> {
  const [header] = await unpackHeaders(db, [row])
  return found(header, 'evidence item', '')
}
