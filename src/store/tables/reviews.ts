import { v7 } from 'uuid'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { requireSeen, seenOfRun, type Viewer, viewersOfRuns } from '../kernel/viewer.ts'

export const REVIEW_MARKS = ['accepted', 'follow_up', 'answered'] as const
export type ReviewMark = (typeof REVIEW_MARKS)[number]

export interface NewReview {
  /** The finding's id, which is the same in every run. */
  readonly finding: string
  readonly account: string
  /** The run whose finding was looked at. */
  readonly run: string
  /** Null: a comment alone, which leaves the mark as it is. */
  readonly mark: ReviewMark | null
  readonly comment: string | null
  readonly reviewer: string
}

export interface StoredReview extends NewReview {
  readonly id: string
  readonly at: string
}

/** Nothing that was said is taken back: who thinks otherwise says so. */
export interface Reviews {
  create(review: NewReview): Promise<StoredReview>
  /** Newest first. */
  list(
    filter: { finding?: string | undefined; account?: string | undefined },
    page?: PageRequest,
  ): Promise<Page<StoredReview>>
}

export function reviews(db: Db, viewer: Viewer): Reviews {
  return {
    async create(review) {
      const of = await viewersOfRuns(db, viewer, [review.run])
      requireSeen(of(review.run), [review.account])
      const insert = db.insertInto('reviews').values({ id: v7(), ...review })
      return insert.returningAll().executeTakeFirstOrThrow()
    },

    async list({ finding, account }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('reviews')
        .selectAll()
        .where(eb => eb.and({ ...(finding && { finding }), ...(account && { account }) }))
        .where(seenOfRun(viewer, 'reviews'))
        .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },
  }
}
