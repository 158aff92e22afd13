import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cancelRun } from '../../service/runs/cancel-run.ts'
import { hurryRun } from '../../service/runs/hurry-run.ts'
import { submitRun } from '../../service/runs/submit-run.ts'
import { accountsOf, actorOf, requireAccounts } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { hasEnded, runInDetail, runSeen } from '../run-view.ts'
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

export const runs: Routes = (app, runtime) => {
  const { store } = runtime

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
        accounts: accountsOf(request),
        by: status !== undefined && hasEnded(status) ? 'end' : 'start',
      } as const
      const found = await windowed(runtime, request.query, (window, page) =>
        store.runs.list({ ...filter, ...window }, page),
      )
      return plain({ ...found, items: found.items.map(one => runSeen(request, one)) })
    },
  )

  app.post(
    '/runs',
    {
      config: { scope: 'admin', action: 'runs.create' },
      schema: { tags, summary: 'Start a run', body: newRun, response: { 202: run } },
    },
    async (request, reply) => {
      const { label, ...asked } = request.body
      const visible = accountsOf(request)
      const accounts = asked.accounts.length === 0 && visible ? [...visible] : asked.accounts
      requireAccounts(request, accounts)
      const trigger = { kind: 'api' as const, actor: actorOf(request) }
      const started = await submitRun(runtime, { request: { ...asked, accounts, options: {} }, label, trigger })
      request.audited = { subject: started.id, detail: { ...request.body } }
      return reply.code(202).header('location', `/v1/runs/${started.id}`).send(plain(started))
    },
  )

  app.get(
    '/runs/:id',
    {
      config: { scope: 'auditor' },
      schema: { tags, summary: 'Show a run, its targets and its scope', params: idParam, response: { 200: runDetail } },
    },
    async request => plain(await runInDetail(runtime, request, request.params.id)),
  )

  app.post(
    '/runs/:id/cancel',
    {
      config: { scope: 'admin', action: 'runs.cancel' },
      schema: { tags, summary: 'End a run early, without a package', params: idParam, response: { 200: run } },
    },
    async request => {
      const { id } = request.params
      await requireWhole(request, id)
      return plain(await cancelRun(runtime, id, actorOf(request)))
    },
  )

  app.post(
    '/runs/:id/finish',
    {
      config: { scope: 'admin', action: 'runs.finish' },
      schema: {
        tags,
        summary: 'Try again at once to finish a run that could not be finished',
        description:
          'A run whose package could not be written stays `finishing`, says why in `error`, and is tried again by itself.',
        params: idParam,
        response: { 202: run },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireWhole(request, id)
      return reply.code(202).send(plain(await hurryRun(runtime, id)))
    },
  )

  /** Throws `restricted_key` where the key has no part in one of the run's accounts. */
  async function requireWhole(request: FastifyRequest, id: string): Promise<void> {
    const seen = await runInDetail(runtime, request, id)
    if (accountsOf(request) && seen.targets.length < (await store.targets.list(id)).length)
      throw new ApiError('restricted_key', 'The run is about other accounts too, which this key has no part in.')
  }
}
