import { z } from 'zod'
import { LEDGER_KINDS } from '../../evidence/ledger.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { listOf, page } from '../schemas/common.ts'
import { keptCheckpoint, placedEntry } from '../schemas/ledger.ts'

const config = { scope: 'auditor', whole: true } as const
const tags = ['ledger']
const filters = z.strictObject({
  ...page,
  kind: z.enum(LEDGER_KINDS).optional(),
  subject: z.string().min(1).max(300).optional().describe('Only of the one with this id'),
})

/** What is in the ledger, and what was signed of it. Both are about the installation as a whole. */
export const ledgerLists: Routes = app => {
  app.get(
    '/ledger/entries',
    {
      config,
      schema: {
        tags,
        summary: 'List the entries of the ledger, newest first',
        querystring: filters,
        response: { 200: listOf(placedEntry) },
      },
    },
    async request => {
      const { kind, subject, ...page } = request.query
      return viewOf(request).store.ledger.entries({ kind, subject }, page)
    },
  )

  app.get(
    '/ledger/checkpoints',
    {
      config,
      schema: {
        tags,
        summary: 'List the signed checkpoints of the ledger, newest first',
        querystring: z.strictObject(page),
        response: { 200: listOf(keptCheckpoint) },
      },
    },
    async request => {
      const { items, next } = await viewOf(request).store.ledger.kept(request.query)
      return {
        items: items.map(({ size, root, note, token, createdAt, ...of }) => ({
          ...{ size, root: root.toString('hex'), checkpoint: note, timestamp: token?.toString('base64') ?? null },
          ...{ createdAt, package: of.package, account: of.account },
        })),
        next,
      }
    },
  )
}
