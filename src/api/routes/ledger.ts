import { z } from 'zod'
import { LEDGER_KINDS } from '../../evidence/ledger.ts'
import type { StoredCheckpoint, View } from '../../store/index.ts'
import { viewOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { checkpoint, consistency, inclusion } from '../schemas/ledger.ts'

const config = { scope: 'auditor' } as const
const tags = ['ledger']
const size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const hex = (hash: Buffer): string => hash.toString('hex')

/** The ledger's checkpoint, and proofs of what its trees hold. */
export const ledger: Routes = app => {
  /** Proofs are of trees that were signed: the newest, where none is named. */
  const sizeOf = async (store: View, asked: number | undefined): Promise<number> => asked ?? (await newest(store)).size

  app.get(
    '/ledger',
    { config, schema: { tags, summary: 'Show the newest checkpoint of the ledger', response: { 200: checkpoint } } },
    async request => {
      const { size, root, note, token, createdAt } = await newest(viewOf(request).store)
      return { size, root: hex(root), checkpoint: note, timestamp: token?.toString('base64') ?? null, createdAt }
    },
  )

  app.get(
    '/ledger/inclusion',
    {
      config,
      schema: {
        tags,
        summary: 'Prove that an entry is in the ledger',
        querystring: z.strictObject({
          kind: z.enum(LEDGER_KINDS),
          subject: z.string().min(1).max(300).describe('Id of what was recorded'),
          size: size.optional().describe('Of the tree; without it, that of the newest checkpoint'),
        }),
        response: { 200: inclusion },
      },
    },
    async request => {
      const { kind, subject } = request.query
      const { store } = viewOf(request)
      const { size, root } = await store.ledger.tree(await sizeOf(store, request.query.size))
      const [proven] = await store.ledger.inclusions(size, kind, [subject])
      if (!proven) throw new ApiError('not_found', `There is no ${kind} ${subject} among the first ${size} entries.`)
      return { size, root: hex(root), index: proven.index, entry: proven.entry, path: proven.path.map(hex) }
    },
  )

  app.get(
    '/ledger/consistency',
    {
      config,
      schema: {
        tags,
        summary: 'Prove that the ledger begins with an earlier one',
        querystring: z.strictObject({
          from: size.describe('Size of the earlier tree'),
          to: size.optional().describe('Size of the later tree; without it, that of the newest checkpoint'),
        }),
        response: { 200: consistency },
      },
    },
    async request => {
      const { from } = request.query
      const { store } = viewOf(request)
      const { size, root } = await store.ledger.tree(await sizeOf(store, request.query.to))
      if (from > size)
        throw new ApiError('invalid_request', `A tree of ${size} entries does not begin with one of ${from}.`)
      const [old] = await store.ledger.consistencies(size, [from])
      if (!old) throw new ApiError('not_found', `There is no tree of ${from} entries.`)
      return { from: { size: from, root: hex(old.root) }, to: { size, root: hex(root) }, path: old.path.map(hex) }
    },
  )
}

/** Throws `not_found` before the first was signed. */
export async function newest(store: View): Promise<StoredCheckpoint> {
  const latest = await store.ledger.latestCheckpoint()
  if (!latest) throw new ApiError('not_found', 'No checkpoint of the ledger was signed yet.')
  return latest
}
