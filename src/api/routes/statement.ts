import { z } from 'zod'
import { ownerStatement } from '../../package/format/owner-statement.ts'
import { signed } from '../../service/results/acceptances.ts'
import { putStatement, removeStatement, stated } from '../../service/statement/statement.ts'
import { INSTALLATION } from '../../store/index.ts'
import { personOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { accountNumber, moment, plain } from '../schemas/common.ts'

const tags = ['statement']
const query = z.strictObject({
  account: accountNumber.optional().describe('Of one account; without it, of the installation'),
})

const answer = z
  .object({
    statement: ownerStatement.nullable(),
    source: z.enum(['run', 'account', 'installation', 'file']).nullable().describe('Where it was stated'),
    statedBy: z.string().nullable(),
    updatedAt: moment.nullable(),
  })
  .meta({ id: 'Stated', description: 'The owner’s statement that holds; null where nothing is stated' })

export const statement: Routes = app => {
  app.get(
    '/statement',
    {
      config: { scope: 'auditor' },
      schema: {
        tags,
        summary: 'Show what the owner states of itself and the scope',
        querystring: query,
        response: { 200: answer },
      },
    },
    async request => plain(await stated(viewOf(request), request.query.account)),
  )

  app.put(
    '/statement',
    {
      config: { scope: 'admin', action: 'statement.update' },
      schema: {
        tags,
        summary: 'State it: packages made from now on have it; it changes no status',
        querystring: query,
        body: ownerStatement,
        response: { 200: answer },
      },
    },
    async request => {
      const { account } = request.query
      request.audited = { subject: account ?? INSTALLATION, detail: { ...request.body } }
      return plain(await putStatement(viewOf(request), request.body, { account, by: signed(personOf(request)) }))
    },
  )

  app.delete(
    '/statement',
    {
      config: { scope: 'admin', action: 'statement.delete' },
      schema: { tags, summary: 'Withdraw it', querystring: query, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const scope = await removeStatement(viewOf(request), request.query.account)
      request.audited = { subject: scope, detail: {} }
      return reply.code(204).send(null)
    },
  )
}
