import { z } from 'zod'
import { typesOfFramework } from '../../service/results/control-statuses.ts'
import { touchedSettings } from '../../service/results/touched.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { lastingItems } from '../lasting-items.ts'
import { accountNumber, idParam, listOf, page, plain, uuid, window, windowOf } from '../schemas/common.ts'
import { item, resource, touched } from '../schemas/evidence.ts'
import { windowed } from '../window.ts'

const tags = ['evidence']
const query = z.strictObject({
  ...window,
  run: uuid.optional().describe('Left out: finished runs; since and until speak of when they finished'),
  account: accountNumber.optional(),
  region: z.string().max(100).optional(),
  type: z.string().max(200).optional(),
  framework: z.string().max(200).optional().describe('What its controls need'),
  control: z.string().max(200).optional().describe('Of that framework'),
})

export const evidence: Routes = app => {
  app.get(
    '/evidence',
    {
      config: { scope: 'auditor' },
      serializerCompiler: lastingItems(item),
      schema: {
        tags,
        summary: 'List evidence items, newest first',
        querystring: query,
        response: { 200: windowOf(item) },
      },
    },
    async request => {
      const { run, account, region, type, framework, control, since, until } = request.query
      const viewed = viewOf(request)
      const types = framework === undefined ? undefined : await typesOfFramework(viewed, framework, control)
      const filter = { run, account, region, type, types }
      const any = run !== undefined && since === undefined && until === undefined
      return plain(
        await windowed(viewed, request.query, (recorded, page) =>
          viewed.store.evidence.list({ ...filter, ...(!any && { recorded }) }, page),
        ),
      )
    },
  )

  app.get(
    '/evidence/:id',
    {
      config: { scope: 'auditor', view: 'evidence.view' },
      schema: { tags, summary: 'Show an evidence item', params: idParam, response: { 200: item } },
    },
    async request => plain(await viewOf(request).store.evidence.get(request.params.id)),
  )

  app.get(
    '/evidence/:id/resources',
    {
      config: { scope: 'auditor', view: 'evidence.view' },
      schema: {
        tags,
        summary: 'List the members of an evidence item, ordered by id',
        params: idParam,
        querystring: z.strictObject(page),
        response: { 200: listOf(resource) },
      },
    },
    async request => plain(await viewOf(request).store.evidence.listResources(request.params.id, request.query)),
  )

  app.get(
    '/evidence/:id/touched',
    {
      config: { scope: 'auditor', view: 'evidence.view' },
      schema: {
        tags,
        summary: 'Show which settings of a member a check reads: it is judged again, from the evidence',
        params: idParam,
        querystring: z.strictObject({
          check: z.string().max(200).describe('A check on one resource'),
          resource: z.string().max(2048).describe('The member'),
        }),
        response: { 200: touched },
      },
    },
    async request => {
      const { check, resource: member } = request.query
      return plain(await touchedSettings(viewOf(request), request.params.id, check, member))
    },
  )
}
