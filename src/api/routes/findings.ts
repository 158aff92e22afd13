import { z } from 'zod'
import { ACCEPTANCE_KINDS } from '../../evidence/finding.ts'
import { countFindings } from '../../service/results/finding-counts.ts'
import { listFindings } from '../../service/results/findings.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { instant, opened, sealed } from '../cursor.ts'
import { accountNumber, asked, page, plain, uuid, windowOf } from '../schemas/common.ts'
import { countedFindings } from '../schemas/finding-counts.ts'
import { finding, severity, status } from '../schemas/findings.ts'

const several = <T extends z.ZodType<string, string>>(one: T) =>
  z
    .string()
    .transform(text => text.split(','))
    .pipe(z.array(one).min(1))

const filters = {
  run: uuid.optional().describe('Left out: of each account its newest finished run of full scope'),
  account: accountNumber.optional(),
  region: z.string().max(100).optional(),
  type: z.string().max(200).optional().describe('Evidence type'),
  status: several(status).optional().describe('One or several, separated by commas'),
  severity: several(severity).optional().describe('One or several of critical, high, medium, low, separated by commas'),
  service: z.string().max(100).optional().describe('Of checks on this AWS service, as in /v1/checks'),
  acceptance: several(z.enum([...ACCEPTANCE_KINDS, 'any', 'none']))
    .optional()
    .describe('With an acceptance of one of these kinds (separated by commas), with `any`, or with `none`'),
  framework: z.string().max(200).optional(),
  control: z.string().max(200).optional().describe('Of that framework'),
  check: z.string().max(200).optional(),
  resource: z.string().max(2048).optional(),
  since: asked.optional().describe('Judged as of this moment or later'),
  until: asked.optional().describe('Judged as of before this moment'),
}

const query = z.strictObject({ ...page, ...filters })

const place = z.tuple([instant, z.string(), z.string().nullable()])

export const findings: Routes = app => {
  app.get(
    '/findings',
    {
      config: { scope: 'auditor', view: 'findings.view' },
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

  app.get(
    '/findings/counts',
    {
      config: { scope: 'auditor' },
      schema: {
        tags: ['findings'],
        summary: 'Count findings by status, severity, service and account',
        querystring: z.strictObject(filters),
        response: { 200: countedFindings },
      },
    },
    async request => {
      const viewed = viewOf(request)
      const asOf = await viewed.store.horizon()
      const counted = await countFindings(viewed, request.query, asOf)
      return plain({ ...counted, until: asOf })
    },
  )
}
