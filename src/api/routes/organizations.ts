import { z } from 'zod'
import { changeOrganization, connectOrganization, previewOrganization } from '../../service/accounts/organizations.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { given, idParam, listOf, page, plain } from '../schemas/common.ts'
import { newOrganization, organization, organizationChange, organizationPreview } from '../schemas/organizations.ts'

const tags = ['organizations']
const query = z.strictObject({ ...page, enabled: z.stringbool().optional() })

export const organizations: Routes = app => {
  app.get(
    '/organizations',
    {
      config: { scope: 'read', whole: true },
      schema: {
        tags,
        summary: 'List connected organizations',
        querystring: query,
        response: { 200: listOf(organization) },
      },
    },
    async request => {
      const { enabled, ...page } = request.query
      return plain(await viewOf(request).store.organizations.list({ enabled }, page))
    },
  )

  app.post(
    '/organizations',
    {
      config: { scope: 'admin', whole: true, action: 'organizations.create' },
      schema: {
        tags,
        summary: 'Connect an organization, whose accounts then join by themselves',
        body: newOrganization,
        response: { 201: organization },
      },
    },
    async (request, reply) => {
      const created = await connectOrganization(viewOf(request), request.body)
      request.audited = { subject: created.id, detail: { account: created.account } }
      return reply.code(201).header('location', `/v1/organizations/${created.id}`).send(plain(created))
    },
  )

  app.get(
    '/organizations/:id',
    {
      config: { scope: 'read', whole: true },
      schema: { tags, summary: 'Show an organization', params: idParam, response: { 200: organization } },
    },
    async request => plain(await viewOf(request).store.organizations.get(request.params.id)),
  )

  app.get(
    '/organizations/:id/preview',
    {
      config: { scope: 'read', whole: true },
      schema: {
        tags,
        summary: 'Which accounts the next run of all accounts would connect',
        params: idParam,
        response: { 200: organizationPreview },
      },
    },
    async request => plain(await previewOrganization(viewOf(request), request.params.id)),
  )

  app.patch(
    '/organizations/:id',
    {
      config: { scope: 'admin', whole: true, action: 'organizations.update' },
      schema: {
        tags,
        summary: 'Change an organization; accounts that have joined stay as they are',
        params: idParam,
        body: organizationChange,
        response: { 200: organization },
      },
    },
    async request => {
      request.audited.detail = { changed: Object.keys(request.body) }
      return plain(await changeOrganization(viewOf(request), request.params.id, given(request.body)))
    },
  )

  app.delete(
    '/organizations/:id',
    {
      config: { scope: 'admin', whole: true, action: 'organizations.delete' },
      schema: {
        tags,
        summary: 'Disconnect an organization; its accounts stay connected',
        params: idParam,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await viewOf(request).store.organizations.remove(request.params.id)
      return reply.code(204).send(null)
    },
  )
}
