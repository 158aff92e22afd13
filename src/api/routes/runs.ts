import { z } from 'zod'
import { cancelRun } from '../../service/runs/cancel-run.ts'
import { hurryRun } from '../../service/runs/hurry-run.ts'
import { submitRun } from '../../service/runs/submit-run.ts'
import { actorOf, viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { hasEnded, runInDetail } from '../run-view.ts'
import { accountNumber, idParam, plain, uuid, window, windowOf } from '../schemas/common.ts'
import { newRun, run, runDetail, runStatus } from '../schemas/runs.ts'
import { windowed } from '../window.ts'

const tags = ['runs']
const query = z.strictObject({
  ...window,
  status: runStatus.optional().describe('With an ended status, since and until speak of the end, else of the start'),
  account: accountNumber.optional(),
  schedule: uuid.optional(),
})

export const runs: Routes = app => {
  app.get(
    '/runs',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'List runs, newest first', querystring: query, response: { 200: windowOf(run) } },
    },
    async request => {
      const { status, account, schedule } = request.query
      const filter = {
        status,
        account,
        schedule,
        by: status !== undefined && hasEnded(status) ? 'end' : 'start',
      } as const
      const viewed = viewOf(request)
      return plain(
        await windowed(viewed, request.query, (window, page) => viewed.store.runs.list({ ...filter, ...window }, page)),
      )
    },
  )

  app.post(
    '/runs',
    {
      config: { scope: 'operate', action: 'runs.create' },
      schema: { tags, summary: 'Start a run', body: newRun, response: { 202: run } },
    },
    async (request, reply) => {
      const { label, ...asked } = request.body
      const trigger = { kind: 'api' as const, actor: actorOf(request) }
      const started = await submitRun(viewOf(request), { request: { ...asked, options: {} }, label, trigger })
      request.audited = { subject: started.id, detail: { ...request.body } }
      return reply.code(202).header('location', `/v1/runs/${started.id}`).send(plain(started))
    },
  )

  app.get(
    '/runs/:id',
    {
      config: { scope: 'auditor', view: 'runs.view' },
      schema: { tags, summary: 'Show a run, its targets and its scope', params: idParam, response: { 200: runDetail } },
    },
    async request => plain(await runInDetail(viewOf(request), request.params.id)),
  )

  app.post(
    '/runs/:id/cancel',
    {
      config: { scope: 'operate', action: 'runs.cancel' },
      schema: { tags, summary: 'End a run early, without a package', params: idParam, response: { 200: run } },
    },
    async request => plain(await cancelRun(viewOf(request), request.params.id, actorOf(request))),
  )

  app.post(
    '/runs/:id/finish',
    {
      config: { scope: 'operate', action: 'runs.finish' },
      schema: {
        tags,
        summary: 'Try again at once to finish a run that could not be finished',
        description:
          'A run whose package could not be written stays `finishing`, says why in `error`, and is tried again by itself.',
        params: idParam,
        response: { 202: run },
      },
    },
    async (request, reply) => reply.code(202).send(plain(await hurryRun(viewOf(request), request.params.id))),
  )
}
