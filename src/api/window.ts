import { z } from 'zod'
import type { Viewed } from '../service/runtime/serving.ts'
import type { Page } from '../store/index.ts'
import { instant, opened, sealed } from './cursor.ts'

export interface WindowQuery {
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface Window {
  readonly since: string | undefined
  readonly until: string
}

const shape = z.tuple([instant, z.string()])

/**
 * A list over time. What is listed came in [since, until), where `until` is at most the moment up to which the record
 * is settled; all pages of one listing share it, and the next listing goes on from it. So nothing is missed or given
 * twice, whatever is written meanwhile.
 */
export async function windowed<T>(
  { store }: Viewed,
  query: WindowQuery,
  list: (window: Window, page: { limit: number; cursor: string | null }) => Promise<Page<T>>,
): Promise<{ items: T[]; next: string | null; until: string }> {
  const [until, cursor] = opened(query.cursor, shape) ?? [earlier(await store.horizon(), utc(query.until)), null]
  const { items, next } = await list({ since: utc(query.since), until }, { limit: query.limit, cursor })
  return { items, next: next === null ? null : sealed([until, next]), until }
}

function utc(moment: string | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString()
}

const earlier = (a: string, b: string | undefined): string => (b !== undefined && b < a ? b : a)
