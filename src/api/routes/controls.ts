import { z } from 'zod'
import { recordedControls, rolledUpControls, sliced } from '../../service/results/control-statuses.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { instant, opened, sealed } from '../cursor.ts'
import { accountNumber, page, plain, uuid, windowOf } from '../schemas/common.ts'
import { controlResult, controlRollup, controlStatus } from '../schemas/frameworks.ts'

const query = z.strictObject({
  ...page,
  run: uuid.optional().describe('Left out: of each account its newest finished run of full scope'),
  account: accountNumber.optional().describe('With it, the controls of that account in detail; else over all accounts'),
  status: controlStatus.optional(),
  control: z.string().max(200).optional(),
})

const place = z.tuple([instant, z.string().regex(/^\d{1,6}$/)])

export const controls: Routes = app => {
  app.get(
    '/frameworks/:id/controls',
    {
      config: { scope: 'auditor', view: 'controls.view' },
      schema: {
        tags: ['frameworks'],
        summary: 'List the controls of a framework with their status, in its order',
        params: z.object({ id: z.string().max(200) }),
        querystring: query,
        response: { 200: windowOf(z.union([controlResult, controlRollup])) },
      },
    },
    async request => {
      const { limit, cursor, account, ...filter } = request.query
      const viewed = viewOf(request)
      const [asOf, from] = opened(cursor, place) ?? [await viewed.store.horizon(), '0']
      const all =
        account === undefined
          ? await rolledUpControls(viewed, request.params.id, filter, asOf)
          : await recordedControls(viewed, request.params.id, { ...filter, account }, asOf)
      const { items, next } = sliced<(typeof all)[number]>(all, limit, Number(from))
      return plain({ items, next: next && sealed([asOf, next]), until: asOf })
    },
  )
}
