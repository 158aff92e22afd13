import { z } from 'zod'
import { discoverAccounts } from '../../service/accounts/discover.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { plain } from '../schemas/common.ts'
import { discovering, discovery } from '../schemas/discovery.ts'

export const discoveries: Routes = app => {
  app.post(
    '/accounts/discover',
    {
      config: { scope: 'admin', whole: true, action: 'accounts.discover' },
      schema: {
        tags: ['accounts'],
        summary: 'Connect the active accounts of an organization, as the newest evidence names them',
        querystring: z.strictObject({ dryRun: z.stringbool().default(false).describe('Only say what would change') }),
        body: discovering,
        response: { 200: discovery },
      },
    },
    async request => {
      const found = await discoverAccounts(viewOf(request), request.body, request.query.dryRun)
      const { dryRun, evidence, connected } = found
      request.audited.detail = { dryRun, evidence, connected: connected.map(({ account }) => account) }
      return plain(found)
    },
  )
}
