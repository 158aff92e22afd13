import { z } from 'zod'
import { approveAcceptance, requestAcceptance, signed } from '../../service/results/acceptances.ts'
import { personOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { acceptance, newAcceptance } from '../schemas/acceptances.ts'
import { accountNumber, idParam, listOf, page, plain } from '../schemas/common.ts'

const tags = ['acceptances']
const query = z.strictObject({
  ...page,
  account: accountNumber.optional(),
  check: z.string().max(200).optional(),
  active: z.stringbool().optional().describe('Approved, not revoked, not past its end'),
})

export const acceptances: Routes = app => {
  app.get(
    '/acceptances',
    {
      config: { scope: 'auditor' },
      schema: {
        tags,
        summary: 'List acceptances, newest first',
        querystring: query,
        response: { 200: listOf(acceptance) },
      },
    },
    async request => {
      const { limit, cursor, ...filter } = request.query
      return plain(await viewOf(request).store.acceptances.list(filter, { limit, cursor }))
    },
  )

  app.post(
    '/acceptances',
    {
      config: { scope: 'operate', action: 'acceptances.create' },
      schema: {
        tags,
        summary: 'Ask that a failing finding be accepted; it counts once another person approves',
        body: newAcceptance,
        response: { 201: acceptance },
      },
    },
    async (request, reply) => {
      const created = await requestAcceptance(viewOf(request), request.body, personOf(request))
      request.audited = { subject: created.id, detail: { ...request.body } }
      return reply.code(201).header('location', `/v1/acceptances/${created.id}`).send(plain(created))
    },
  )

  app.get(
    '/acceptances/:id',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'Show an acceptance', params: idParam, response: { 200: acceptance } },
    },
    async request => plain(await viewOf(request).store.acceptances.get(request.params.id)),
  )

  app.post(
    '/acceptances/:id/approve',
    {
      config: { scope: 'admin', action: 'acceptances.approve' },
      schema: {
        tags,
        summary: 'Approve, as someone other than the requester',
        params: idParam,
        response: { 200: acceptance },
      },
    },
    async request => plain(await approveAcceptance(viewOf(request), request.params.id, personOf(request))),
  )

  app.post(
    '/acceptances/:id/revoke',
    {
      config: { scope: 'admin', action: 'acceptances.revoke' },
      schema: { tags, summary: 'Revoke; packages made before keep it', params: idParam, response: { 200: acceptance } },
    },
    async request => {
      const { acceptances } = viewOf(request).store
      return plain(await acceptances.revoke(request.params.id, signed(personOf(request))))
    },
  )
}
