import { z } from 'zod'
import { changeAccount, connectAccount, testAccount } from '../../service/accounts/accounts.ts'
import { lastPermissionTest } from '../../service/accounts/last-permission-test.ts'
import { templateOf } from '../../service/accounts/template.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import {
  account,
  accountChange,
  accountTest,
  newAccount,
  permissionTest,
  templateAsked,
  testAsked,
} from '../schemas/accounts.ts'
import { given, idParam, listOf, page, plain } from '../schemas/common.ts'

const tags = ['accounts']
const query = z.strictObject({ ...page, enabled: z.stringbool().optional() })

export const accounts: Routes = app => {
  app.get(
    '/accounts',
    {
      config: { scope: 'read' },
      schema: { tags, summary: 'List connected accounts', querystring: query, response: { 200: listOf(account) } },
    },
    async request => {
      const { enabled, ...page } = request.query
      return plain(await viewOf(request).store.accounts.list({ enabled }, page))
    },
  )

  app.post(
    '/accounts',
    {
      config: { scope: 'admin', action: 'accounts.create' },
      schema: { tags, summary: 'Connect an account', body: newAccount, response: { 201: account } },
    },
    async (request, reply) => {
      const created = await connectAccount(viewOf(request), request.body)
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
    async request => plain(await viewOf(request).store.accounts.get(request.params.id)),
  )

  app.patch(
    '/accounts/:id',
    {
      config: { scope: 'admin', action: 'accounts.update' },
      schema: { tags, summary: 'Change an account', params: idParam, body: accountChange, response: { 200: account } },
    },
    async request => {
      request.audited.detail = { changed: Object.keys(request.body) }
      return plain(await changeAccount(viewOf(request), request.params.id, given(request.body)))
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
      const { accounts } = viewOf(request).store
      const { account } = await accounts.get(request.params.id)
      await accounts.remove(request.params.id)
      request.audited.detail = { account }
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/accounts/:id/template',
    {
      config: { scope: 'read' },
      schema: {
        tags,
        summary: 'The template that makes the role of an account, with its external id filled in',
        params: idParam,
        querystring: templateAsked,
        response: { 200: { description: 'The template', content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { format, principal } = request.query
      const text = await templateOf(viewOf(request), request.params.id, format, principal)
      return reply.type('text/plain; charset=utf-8').send(text)
    },
  )

  app.post(
    '/accounts/:id/test',
    {
      config: { scope: 'operate', action: 'accounts.test' },
      schema: {
        tags,
        summary: 'Enter the account, ask GetCallerIdentity whether it is the one, and try its permissions',
        params: idParam,
        querystring: testAsked,
        response: { 200: accountTest },
      },
    },
    async request => {
      const { permissions, seconds } = request.query
      const result = await testAccount(viewOf(request), request.params.id, permissions ? seconds : null)
      request.audited.detail = { verified: result.verified, code: result.error?.code ?? null }
      return plain(result)
    },
  )

  app.get(
    '/accounts/:id/permissions',
    {
      config: { scope: 'read' },
      schema: {
        tags,
        summary: 'The last test of the permissions of an account, or how far it is',
        params: idParam,
        response: { 200: permissionTest },
      },
    },
    async request => plain(await lastPermissionTest(viewOf(request), request.params.id)),
  )
}
