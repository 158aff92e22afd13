import { z } from 'zod'
import { changeAccount, connectAccount, testAccount } from '../../service/accounts/accounts.ts'
import { accountsOf, requireAccounts, requireSeen } from '../access.ts'
import type { Routes } from '../api.ts'
import { account, accountChange, accountTest, newAccount } from '../schemas/accounts.ts'
import { given, idParam, listOf, page, plain } from '../schemas/common.ts'

const tags = ['accounts']
const query = z.strictObject({ ...page, enabled: z.stringbool().optional() })

export const accounts: Routes = (app, runtime) => {
  const { store } = runtime
  const seen = async (request: Parameters<typeof requireSeen>[0], id: string) => {
    const found = await store.accounts.get(id)
    requireSeen(request, found.account, 'account', id)
    return found
  }

  app.get(
    '/accounts',
    {
      config: { scope: 'read' },
      schema: { tags, summary: 'List connected accounts', querystring: query, response: { 200: listOf(account) } },
    },
    async request => {
      const { enabled, ...page } = request.query
      return plain(await store.accounts.list({ enabled, accounts: accountsOf(request) }, page))
    },
  )

  app.post(
    '/accounts',
    {
      config: { scope: 'admin', action: 'accounts.create' },
      schema: { tags, summary: 'Connect an account', body: newAccount, response: { 201: account } },
    },
    async (request, reply) => {
      requireAccounts(request, [request.body.account])
      const created = await connectAccount(runtime, request.body)
      request.audited = { subject: created.id, detail: { account: created.account, access: created.access.kind } }
      return reply.code(201).header('location', `/v1/accounts/${created.id}`).send(plain(created))
    },
  )

  app.get(
    '/accounts/:id',
    {
      config: { scope: 'read' },
      schema: { tags, summary: 'Show an account', params: idParam, response: { 200: account } },
    },
    async request => plain(await seen(request, request.params.id)),
  )

  app.patch(
    '/accounts/:id',
    {
      config: { scope: 'admin', action: 'accounts.update' },
      schema: { tags, summary: 'Change an account', params: idParam, body: accountChange, response: { 200: account } },
    },
    async request => {
      await seen(request, request.params.id)
      request.audited.detail = { changed: Object.keys(request.body) }
      return plain(await changeAccount(runtime, request.params.id, given(request.body)))
    },
  )

  app.delete(
    '/accounts/:id',
    {
      config: { scope: 'admin', action: 'accounts.delete' },
      schema: {
        tags,
        summary: 'Disconnect an account; its evidence stays',
        params: idParam,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { account: number } = await seen(request, request.params.id)
      await store.accounts.remove(request.params.id)
      request.audited.detail = { account: number }
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/accounts/:id/test',
    {
      config: { scope: 'admin', action: 'accounts.test' },
      schema: {
        tags,
        summary: 'Enter the account and ask GetCallerIdentity whether it is the one',
        params: idParam,
        response: { 200: accountTest },
      },
    },
    async request => {
      await seen(request, request.params.id)
      const result = await testAccount(runtime, request.params.id)
      request.audited.detail = { verified: result.verified, code: result.error?.code ?? null }
      return result
    },
  )
}
