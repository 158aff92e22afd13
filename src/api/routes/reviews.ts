import { z } from 'zod'
import { signed } from '../../service/results/acceptances.ts'
import { personOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { accountNumber, listOf, page, plain } from '../schemas/common.ts'
import { newReview, review } from '../schemas/reviews.ts'

const tags = ['reviews']
const query = z.strictObject({
  ...page,
  finding: z.string().max(200).optional().describe('Only of this finding'),
  account: accountNumber.optional(),
})

export const reviews: Routes = app => {
  app.get(
    '/reviews',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'List reviews, newest first', querystring: query, response: { 200: listOf(review) } },
    },
    async request => {
      const { limit, cursor, ...filter } = request.query
      return plain(await viewOf(request).store.reviews.list(filter, { limit, cursor }))
    },
  )

  app.post(
    '/reviews',
    {
      config: { scope: 'auditor', action: 'reviews.create' },
      schema: {
        tags,
        summary: 'Mark a finding as accepted, to be followed up or answered, or comment on it',
        body: newReview,
        response: { 201: review },
      },
    },
    async (request, reply) => {
      const { store } = viewOf(request)
      await store.runs.get(request.body.run)
      const created = await store.reviews.create({ ...request.body, reviewer: signed(personOf(request)) })
      request.audited = { subject: created.finding, detail: { ...request.body } }
      return reply.code(201).send(plain(created))
    },
  )
}
