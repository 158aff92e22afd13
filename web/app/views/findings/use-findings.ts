import type { InfiniteData } from '@tanstack/react-query'
import { client, queries, type Schemas } from '../../api/client.ts'
import { type Pages, taken, usePages } from '../../api/pages.ts'
import { given } from '../../search.ts'
import { filtersOf, isAmong, isWithin, type Search } from './filters.ts'
import type { Finding } from './rows.ts'

/** More than these are not held in the page: filters narrow them. */
const MOST = 100_000
/** Findings change with a run. */
const FRESH = 300_000

type Filters = ReturnType<typeof filtersOf>
type Found = InfiniteData<Page, string | undefined>
type Page = { items: Finding[]; next: string | null }

/** The findings that the address asks for. */
export function useFindings(search: Search): Pages<Finding> {
  const query = given(filtersOf(search)) as Filters
  return usePages(['findings', query], cursor => page(query, cursor), {
    most: MOST,
    staleTime: FRESH,
    initialData: () => narrowed(query)?.data,
    initialDataUpdatedAt: () => narrowed(query)?.at,
  })
}

async function page(query: Filters, cursor: string | undefined): Promise<Page> {
  const asked = { ...(cursor === undefined ? given(query) : { cursor }), limit: 500 }
  const { items, next } = await taken(client.GET('/v1/findings', { params: { query: asked } }))
  return { items: items.map(shared), next }
}

/** What a test says of itself is the same in each of its findings, and kept once: 50,000 would hold it as often. */
const known = new Map<string, Pick<Finding, 'title' | 'remediation' | 'controls'>>()

function shared(finding: Schemas['Finding']): Finding {
  const { check, title, remediation, controls } = finding
  const before = known.get(check)
  if (before && before.title === title && before.controls.join() === controls.join())
    return { ...finding, title: before.title, remediation: before.remediation, controls: before.controls }
  known.set(check, { title, remediation, controls })
  return finding
}

/** A whole list that is here already has the answer to a narrower question. */
function narrowed(query: Filters): { data: Found; at: number } | undefined {
  const cached = queries.getQueryCache().findAll({ queryKey: ['findings'] })
  for (const { queryKey, state } of cached) {
    const data = state.data as Found | undefined
    if (state.isInvalidated || data?.pages.at(-1)?.next !== null || !isWithin(query, queryKey[1] as Filters)) continue
    const items = data.pages.flatMap(one => one.items).filter(finding => isAmong(query, finding))
    const first: Page = { items, next: null }
    return { data: { pages: [first], pageParams: [undefined] }, at: state.dataUpdatedAt }
  }
  return undefined
}
