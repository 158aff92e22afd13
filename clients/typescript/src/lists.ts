import type { Exhibit } from './client.ts'
import type { paths } from './schema.d.ts'

interface ListAnswer {
  items: unknown[]
  next: string | null
}

type Get<P extends keyof paths> = paths[P] extends { get: infer G } ? G : never
type AnswerOf<G> = G extends { responses: { 200: { content: { 'application/json': infer A } } } } ? A : never

/** The addresses of lists: those that answer with `items` and `next`, and whose path names nothing. */
export type ListPath = {
  [P in keyof paths]: AnswerOf<Get<P>> extends ListAnswer ? (P extends `${string}{${string}` ? never : P) : never
}[keyof paths]

/** What is in a list. */
export type ItemOf<P extends ListPath> = AnswerOf<Get<P>> extends { items: (infer I)[] } ? I : never
/** The filters of a list. */
export type QueryOf<P extends ListPath> = Get<P> extends { parameters: { query?: infer Q } } ? Q : never

/**
 * Every item of a list, page after page: `for await (const finding of itemsOf(exhibit, '/v1/findings', { status: 'fail' }))`. Of the feed
 * of events it gives what there is by now; keep the cursor yourself to follow it (`GET /v1/events`).
 */
export async function* itemsOf<P extends ListPath>(
  exhibit: Exhibit,
  path: P,
  query?: QueryOf<P>,
): AsyncGenerator<ItemOf<P>> {
  // The generic path makes the client's own types too wide to be inferred; what goes in and out is held by this function's.
  const get = exhibit.GET as unknown as (path: P, init: object) => Promise<{ data: ListAnswer }>
  let asked: object = { ...(query as object | undefined) }
  for (;;) {
    const { data } = await get(path, { params: { query: asked } })
    yield* data.items as ItemOf<P>[]
    if (data.next === null || data.items.length === 0) return
    // A cursor carries the filters.
    asked = { cursor: data.next, limit: 500 }
  }
}
