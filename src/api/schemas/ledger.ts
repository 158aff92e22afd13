import { z } from 'zod'
import { moment } from './common.ts'

const hash = z.string().describe('64 hex digits')
const path = z.array(hash)
const tree = {
  size: z.number().int(),
  root: hash,
}

export const checkpoint = z
  .object({
    ...tree,
    checkpoint: z.string().describe('The signed note (c2sp.org/tlog-checkpoint)'),
    timestamp: z.string().nullable().describe('Token of an outside authority over the note (RFC 3161, DER), in base64'),
    createdAt: moment,
  })
  .meta({ id: 'LedgerCheckpoint', description: 'What the ledger held at a moment, signed' })

export const keptCheckpoint = checkpoint
  .extend({
    package: z.uuid().nullable().describe('The package that carries it; null where none does'),
    account: z.string().nullable().describe('The account of that package; null where it is of several'),
  })
  .meta({ id: 'KeptCheckpoint', description: 'A signed checkpoint that was given out' })

const entry = z.object({ kind: z.string(), subject: z.string(), digest: z.string(), at: moment })

export const placedEntry = entry
  .extend({ index: z.number().int() })
  .meta({ id: 'LedgerEntry', description: 'What was recorded, at its place' })

export const inclusion = z
  .object({
    ...tree,
    index: z.number().int(),
    entry,
    path: path.describe('RFC 6962 §2.1.1, from the leaf up'),
  })
  .meta({ id: 'LedgerInclusion', description: 'That an entry is in the tree of a size' })

export const consistency = z
  .object({ from: z.object(tree), to: z.object(tree), path: path.describe('RFC 6962 §2.1.2') })
  .meta({ id: 'LedgerConsistency', description: 'That a tree begins with an earlier one' })
