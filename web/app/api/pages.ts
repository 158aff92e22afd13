import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** A list as far as it was loaded. `whole` says that nothing is missing; a list that failed halfway is not one. */
export interface Pages<Item> {
  readonly items: readonly Item[] | undefined
  readonly error: unknown
  /** Whether it ended before its end. What was loaded stands, and there is more. */
  readonly cut: boolean
  readonly whole: boolean
  readonly loading: boolean
  readonly again: () => void
  readonly more: () => void
  /** The list to its end, however much of it is shown. */
  readonly all: () => Promise<readonly Item[]>
}

/** What the client gives, or what it was refused with, thrown. */
export async function taken<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<NonNullable<T>> {
  const { data, error } = await answer
  if (data === undefined || data === null) throw error ?? new Error('The service answered nothing.')
  return data
}

interface Options<Item> {
  readonly most?: number
  readonly enabled?: boolean
  readonly refetchInterval?: number | false
  readonly staleTime?: number
  /** Where the list is here already. */
  readonly initialData?: () => InfiniteData<Page<Item>, string | undefined> | undefined
  readonly initialDataUpdatedAt?: () => number | undefined
}

/** A list to its end. */
export async function everyOf<Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const { items: more, next } = await page(cursor)
    items.push(...more)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return items
}

/** Loads a list page after page by itself, up to so many items. A cursor carries the filters of the list. */
export function usePages<Item>(
  key: QueryKey,
  page: (cursor: string | undefined) => Promise<Page<Item>>,
  { most = 200, ...options }: Options<Item> = {},
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    // Pages are many and never change in part: to look for what stayed the same in them costs more than it saves.
    structuralSharing: false,
    ...options,
  })
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError: cut, fetchNextPage, refetch } = query
  const items = useMemo(() => data?.pages.flatMap(one => one.items), [data])
  const short = hasNextPage && !isFetchingNextPage && error === null && (items?.length ?? 0) < most
  useEffect(() => {
    if (short) void fetchNextPage({ cancelRefetch: false })
  }, [short, fetchNextPage])
  return {
    items,
    error,
    cut,
    whole: items !== undefined && !hasNextPage && !cut,
    loading: query.isFetching,
    again: () => void (data ? fetchNextPage({ cancelRefetch: false }) : refetch()),
    more: () => void fetchNextPage({ cancelRefetch: false }),
    all: async () => {
      let now: Pick<typeof query, 'data' | 'error' | 'hasNextPage'> = query
      while (now.hasNextPage) {
        now = await fetchNextPage()
        if (now.error !== null) throw now.error
      }
      return now.data?.pages.flatMap(one => one.items) ?? []
    },
  }
}

/** A list that is good for nothing before it is whole, in the form of one question. */
export const wholeOf = <Item>({ items, error, whole, again }: Pages<Item>) => ({
  data: whole ? items : undefined,
  error,
  refetch: again,
})
