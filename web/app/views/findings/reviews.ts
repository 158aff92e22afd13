import { useMutation } from '@tanstack/react-query'
import { client, queries, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import type { Tone } from '../../parts/badge.tsx'
import type { Finding } from './rows.ts'

export type Review = Schemas['Review']
export type Mark = NonNullable<Review['mark']>

export const MARK_TONES: Readonly<Record<Mark, Tone>> = { accepted: 'pass', follow_up: 'unknown', answered: 'review' }

/** What was said of findings, newest first. */
export function useReviews(finding?: string) {
  const query = finding === undefined ? {} : { finding }
  return usePages(
    ['reviews', query],
    cursor =>
      taken(
        client.GET('/v1/reviews', {
          params: { query: { limit: 500, ...(cursor === undefined ? query : { cursor }) } },
        }),
      ),
    { most: 5000 },
  )
}

/** The mark that counts: the newest. */
export function marksOf(reviews: readonly Review[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const { finding, mark } of reviews) if (mark !== null && !marks.has(finding)) marks.set(finding, mark)
  return marks
}

interface Said {
  readonly finding: Finding
  readonly mark: Mark | null
  readonly comment?: string | undefined
}

export function useReviewing() {
  return useMutation({
    mutationFn: ({ finding: { id, account, run }, mark, comment = '' }: Said) =>
      taken(
        client.POST('/v1/reviews', {
          body: { finding: id, account, run, mark, comment: comment.trim() === '' ? null : comment.trim() },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  })
}
