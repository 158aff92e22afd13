import type { Digest } from '../evidence/digest.ts'
import type { ItemHeader, Resource } from '../evidence/item.ts'
import type { Page, PageRequest } from './page.ts'

/** What the store found while the members streamed past, from which the header is made. */
export interface Collected {
  readonly root: Digest
  readonly members: number
  readonly fieldGaps: number
}

/** Where an item belongs: there is one per run and scope. `region` is `global` for account-wide types. */
export interface ItemKey {
  readonly run: string
  readonly account: string
  readonly region: string
  readonly type: string
}

export interface ItemFilter {
  readonly run?: string | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly type?: string | undefined
  /** RFC 3339; collection finished at or after, before. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface Evidence {
  /**
   * Stores an item. Resources come ordered by id (code units; out of order throws `invalid`); `header` is called once,
   * after the last of them. A second writer of the same key gets the item that is there (`created: false`).
   */
  writeItem(
    key: ItemKey,
    resources: AsyncIterable<Resource> | Iterable<Resource>,
    header: (collected: Collected) => ItemHeader | Promise<ItemHeader>,
  ): Promise<{ item: ItemHeader; created: boolean }>
  /** Throws `not_found`. */
  get(id: string): Promise<ItemHeader>
  find(key: ItemKey): Promise<ItemHeader | undefined>
  /** Every item of a run, ordered by account, region, type. */
  items(run: string): AsyncIterable<ItemHeader>
  /** Newest first. */
  list(filter: ItemFilter, page?: PageRequest): Promise<Page<ItemHeader>>
  /** Members with settings and observed values, ordered by id; memory does not grow with the population. */
  resources(item: string): AsyncIterable<Resource>
  listResources(item: string, page?: PageRequest): Promise<Page<Resource>>
  /** One member of an item. */
  resource(item: string, id: string): Promise<Resource | undefined>
  /** Items, members and gaps of a run. */
  counts(
    run: string,
  ): Promise<{ items: number; resources: number; gaps: { lists: number; members: number; fields: number } }>
}
