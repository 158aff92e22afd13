import { z } from 'zod'
import { listFindings } from '../../service/results/findings.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { instant, opened, sealed } from '../cursor.ts'
import { accountNumber, asked, page, plain, uuid, windowOf } from '../schemas/common.ts'
import { finding, status } from '../schemas/findings.ts'

const statuses = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(status).min(1))

const query = z.strictObject({
  ...page,
  run: uuid.optional().describe('Left out: of each account its newest finished run of full scope'),
  account: accountNumber.optional(),
  region: z.string().max(100).optional(),
  type: z.string().max(200).optional().describe('Evidence type'),
  status: statuses.optional().describe('One or several, separated by commas'),
  framework: z.string().max(200).optional(),
  control: z.string().max(200).optional().describe('Of that framework'),
  check: z.string().max(200).optional(),
  resource: z.string().max(2048).optional(),
  since: asked.optional().describe('Judged as of this moment or later'),
  until: asked.optional().describe('Judged as of before this moment'),
})

const place = z.tuple([instant, z.string(), z.string().nullable()])

export const findings: Routes = app => {
  app.get(
    '/findings',
    {
      config: { scope: 'auditor' },
      schema: {
        tags: ['findings'],
        summary: 'List findings, ordered by account, region, check, resource',
        querystring: query,
        response: { 200: windowOf(finding) },
      },
    },
    async request => {
      const { limit, cursor, ...filter } = request.query
      const viewed = viewOf(request)
      const [asOf, account, inner] = opened(cursor, place) ?? [await viewed.store.horizon(), null, null]
      const after = account === null ? null : { account, inner }
      const listed = await listFindings(viewed, filter, asOf, { limit, after })
      const next = listed.next && sealed([asOf, listed.next.account, listed.next.inner])
      return plain({ items: listed.items, next, until: asOf })
    },
  )
}
