import type { Page } from '../../store/index.ts'

const AT_ONCE = 500

/** All that a list has, a page at a time: `every(page => store.packages.list({}, page))`. */
export async function* every<T>(
  list: (page: { readonly limit: number; readonly cursor: string | null }) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let cursor: string | null = null
  do {
    const page: Page<T> = await list({ limit: AT_ONCE, cursor })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}
