import { z } from 'zod'
import { newestVersions } from '../../frameworks/crosswalk.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { addFramework, addProwler, removeFramework } from '../../service/frameworks/user-frameworks.ts'
import { frameworkById } from '../../service/results/control-statuses.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { listOf, plain } from '../schemas/common.ts'
import { frameworkDetail, frameworkSummary, importedFramework, listedFramework } from '../schemas/frameworks.ts'

const tags = ['frameworks']
const params = z.object({ id: z.string().max(200) })
const MAX_BODY = 4_000_000

export const frameworks: Routes = app => {
  app.get(
    '/frameworks',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'List frameworks', response: { 200: listOf(listedFramework) } },
    },
    async request => {
      const viewed = viewOf(request)
      await viewed.refreshFrameworks()
      const newest = newestVersions(viewed.frameworks.map(({ framework }) => framework))
      const items = viewed.frameworks.map(one => ({ ...summaryOf(one), newest: newest.has(one.framework.id) }))
      return { items, next: null }
    },
  )

  app.post(
    '/frameworks',
    {
      bodyLimit: MAX_BODY,
      config: { scope: 'admin', whole: true, action: 'frameworks.create' },
      schema: {
        tags,
        summary: 'Bring a framework of your own',
        body: z.strictObject({
          id: z.string().max(200).describe('As a file would be named: `acme-baseline-1.0`'),
          yaml: z.string().describe('The mapping; see docs/mappings.md'),
        }),
        response: { 201: frameworkSummary },
      },
    },
    async (request, reply) => {
      const loaded = await addFramework(viewOf(request), request.body.id, request.body.yaml)
      request.audited = { subject: loaded.framework.id, detail: { sha256: loaded.sha256 } }
      return reply.code(201).header('location', `/v1/frameworks/${loaded.framework.id}`).send(summaryOf(loaded))
    },
  )

  app.post(
    '/frameworks/import/prowler',
    {
      bodyLimit: MAX_BODY,
      config: { scope: 'admin', whole: true, action: 'frameworks.import' },
      schema: {
        tags,
        summary: 'Import a Prowler compliance file; the body is the file',
        body: z.record(z.string(), z.unknown()),
        response: { 201: importedFramework },
      },
    },
    async (request, reply) => {
      const { loaded, unmapped } = await addProwler(viewOf(request), request.body)
      request.audited = { subject: loaded.framework.id, detail: { sha256: loaded.sha256, unmapped: unmapped.length } }
      reply.code(201).header('location', `/v1/frameworks/${loaded.framework.id}`)
      return reply.send(plain({ ...summaryOf(loaded), unmapped }))
    },
  )

  app.get(
    '/frameworks/:id',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'Show a framework and its controls', params, response: { 200: frameworkDetail } },
    },
    async request => {
      const loaded = await frameworkById(viewOf(request), request.params.id)
      return plain({ ...summaryOf(loaded), controls: loaded.framework.controls })
    },
  )

  app.delete(
    '/frameworks/:id',
    {
      config: { scope: 'admin', whole: true, action: 'frameworks.delete' },
      schema: {
        tags,
        summary: 'Remove a framework of your own; results with it stay',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await removeFramework(viewOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function summaryOf({ framework: f, origin, sha256 }: LoadedFramework) {
  const { id, framework, version, kind, publisher, source, licence, limits = null } = f
  return {
    id,
    framework,
    version,
    kind,
    publisher,
    source,
    licence,
    limits,
    origin,
    sha256,
    controls: f.controls.length,
    ...(f.onRequest && { onRequest: true }),
  }
}
