import { z } from 'zod'
import { ownerStatement } from '../../package/format/owner-statement.ts'
import { signed } from '../../service/results/acceptances.ts'
import { INSTALLATION, putStatement, stated } from '../../service/statement/statement.ts'
import { accountsOf, personOf, requireAccounts } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
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

export const statement: Routes = (app, runtime) => {
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
    async request => {
      requireScope(request, request.query.account)
      return plain(await stated(runtime, request.query.account))
    },
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
      requireScope(request, account)
      request.audited = { subject: account ?? INSTALLATION, detail: { ...request.body } }
      return plain(await putStatement(runtime, request.body, { account, by: signed(personOf(request)) }))
    },
  )

  app.delete(
    '/statement',
    {
      config: { scope: 'admin', action: 'statement.delete' },
      schema: { tags, summary: 'Withdraw it', querystring: query, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { account } = request.query
      requireScope(request, account)
      request.audited = { subject: account ?? INSTALLATION, detail: {} }
      await runtime.store.statements.remove(account ?? INSTALLATION)
      return reply.code(204).send(null)
    },
  )
}

/** The installation's statement names accounts that a restricted key may not know of. */
function requireScope(request: Parameters<typeof accountsOf>[0], account: string | undefined): void {
  if (account !== undefined) requireAccounts(request, [account])
  else if (accountsOf(request) !== undefined)
    throw new ApiError('restricted_key', 'This key is restricted to accounts: name one with `account`.')
}
