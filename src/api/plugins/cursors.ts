import { z } from 'zod'
import type { Api } from '../api.ts'
import { opened, sealed } from '../cursor.ts'
import { ApiError } from '../error.ts'

type Query = Readonly<Record<string, unknown>>

/** The list that gave the cursor out, its filters as they were asked for, and where the list goes on. */
const shape = z.tuple([z.string(), z.record(z.string(), z.string()), z.string()])

/**
 * Binds every cursor under /v1 to its list and filters, so that a page is asked for by its cursor alone. A filter sent
 * again must be the same, else the answer is `invalid_cursor`; only `limit` may differ from page to page.
 */
export function cursors(app: Api): void {
  app.decorateRequest('filters', null)
  app.addHook('preValidation', async request => {
    if (!hasPages(request.routeOptions.schema?.querystring)) return
    const { cursor, limit, ...given } = request.query as Query
    request.filters = given
    if (cursor === undefined) return
    const [list, filters, inner] = opened(String(cursor), shape) ?? refuse('The cursor is empty.')
    if (list !== pathOf(request.url)) refuse('The cursor was given out by another list.')
    const differing = Object.keys(given).find(name => given[name] !== filters[name])
    if (differing !== undefined)
      refuse(`The cursor belongs to another \`${differing}\`: send the cursor alone, it carries the filters.`)
    request.filters = filters
    request.query = { ...filters, ...(limit !== undefined && { limit }), cursor: inner }
  })
  app.addHook('preSerialization', async (request, _, payload) =>
    request.filters !== null && isPage(payload)
      ? { ...payload, next: sealed([pathOf(request.url), request.filters, payload.next]) }
      : payload,
  )
}

const hasPages = (querystring: unknown): boolean => querystring instanceof z.ZodObject && 'cursor' in querystring.shape

const isPage = (payload: unknown): payload is { next: string } =>
  typeof payload === 'object' && payload !== null && 'next' in payload && typeof payload.next === 'string'

/** Without the query, and without the slash at the end that the router ignores. */
const pathOf = (url: string): string => url.replace(/\?.*$/s, '').replace(/\/+$/, '')

function refuse(detail: string): never {
  throw new ApiError('invalid_cursor', detail)
}
