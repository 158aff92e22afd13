import { Readable } from 'node:stream'
import { z } from 'zod'
import { EXPORTS, exported } from '../../service/results/export-run.ts'
import { sourcesOf } from '../../service/results/record.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { accountNumber, uuid } from '../schemas/common.ts'

const lines = {
  description: 'One JSON object a line; an answer that breaks off is not whole',
  content: { 'application/x-ndjson': { schema: z.custom<Readable>() } },
}

/** All that a run found in one answer, streamed: memory does not grow with it. */
export const runExport: Routes = app => {
  app.get(
    '/runs/:id/export/:of',
    {
      config: { scope: 'auditor', action: 'runs.export' },
      schema: {
        tags: ['runs'],
        summary: 'Export all findings, controls or resources of a finished run as NDJSON',
        params: z.object({
          id: uuid,
          of: z.enum(EXPORTS).describe('As /v1/findings, as controls of one account, as /v1/evidence/{id}/resources'),
        }),
        querystring: z.strictObject({ account: accountNumber.optional() }),
        response: { 200: lines },
      },
    },
    async (request, reply) => {
      const { id: run, of } = request.params
      const viewed = viewOf(request)
      await viewed.store.runs.get(run)
      const asOf = await viewed.store.horizon()
      const sources = await sourcesOf(viewed, { run, account: request.query.account }, asOf)
      await viewed.refreshFrameworks()
      return reply.type('application/x-ndjson').send(Readable.from(text(exported(viewed, of, sources, asOf))))
    },
  )
}

async function* text(all: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const one of all) yield `${JSON.stringify(one)}\n`
}
