import { z } from 'zod'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { moment, uuid } from './common.ts'
import { describes } from './describes.ts'
import { status } from './findings.ts'
import { gap } from './gap.ts'
import { source, trigger } from './runs.ts'

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const settings = z.record(z.string(), z.unknown())

const population = z.object({
  definition: z.string(),
  basis: z.enum(['paginated', 'reconciled', 'judged_elsewhere', 'by_definition', 'derived']),
  judgedIn: z.string().optional(),
  because: z.string().optional(),
  fieldsElsewhere: z.array(z.object({ field: z.string(), judgedIn: z.string(), count: z.number().int() })).optional(),
  listed: z.number().int(),
  collected: z.number().int(),
  gaps: z.number().int(),
  fieldGaps: z.number().int(),
  excluded: z.array(z.object({ rule: z.string(), count: z.number().int() })),
  repeated: z
    .object({ count: z.number().int(), differing: z.array(z.string()) })
    .optional()
    .describe('Members that the list named again, each collected once; the ids of those that were not the same again'),
  complete: z.boolean(),
  gap: gap.nullable(),
  reconciled: z.array(z.object({ source: z.string(), count: z.number().int(), agrees: z.boolean() })),
})

const call = z.object({
  action: z.string(),
  operation: z.string(),
  parameters: settings,
  variesBy: z.array(z.string()),
  calls: z.number().int(),
  pages: z.number().int(),
  failed: z.number().int(),
  firstAt: moment,
  lastAt: moment,
  requestIds: z.array(z.object({ id: z.string(), resource: z.string().optional() })),
})

export const item = describes<ItemHeader>()(
  z
    .looseObject({
      format: z.literal('exhibit.evidence/v1'),
      id: uuid,
      type: z.string(),
      title: z.string(),
      scope: z.object({ provider: z.literal('aws'), partition: z.string(), account: z.string(), region: z.string() }),
      collected: z.looseObject({
        startedAt: moment,
        finishedAt: moment,
        sourceAsOf: moment.nullable(),
        clockOffsetMs: z.number().nullable(),
        source: z.looseObject(source.shape),
        principal: z.string(),
        run: uuid,
        trigger,
        tool: z.string(),
      }),
      population,
      calls: z.array(call),
      inputs: z
        .array(z.object({ id: uuid, type: z.string(), region: z.string(), digest }))
        .optional()
        .describe('Of a derived item: the items it was computed from, in the place of calls'),
      derivation: z
        .object({ computedAt: moment, definition: z.string(), source: z.string() })
        .optional()
        .describe('Of a derived item: when it was computed, and digests of the rule that did'),
      redactions: z.array(z.object({ resource: z.string(), pointer: z.string(), rule: z.string() })),
      root: digest.describe('Merkle root over the members'),
      digest: digest.describe('Over everything but the members, which the root stands for'),
    })
    .meta({ id: 'EvidenceItem', description: 'A population at one moment, with its provenance; never changes' }),
)

export const resource = describes<Resource>()(
  z
    .looseObject({
      id: z.string(),
      name: z.string(),
      region: z.string(),
      digest,
      settings,
      observedDigest: digest.optional(),
      observed: settings.optional().describe('Values that move by themselves'),
      gaps: z.array(z.object({ field: z.string(), ...gap.shape })),
    })
    .meta({ id: 'Resource', description: 'One member of a population, in AWS’s own field names' }),
)

export const touched = z
  .object({
    status,
    reason: z.string().describe('Of this judgement; another than in the finding where the check has changed since'),
    pointers: z
      .array(z.string())
      .describe('JSON pointers of the innermost settings and observed values that the check read, in the order read'),
  })
  .meta({ id: 'TouchedSettings', description: 'What a check reads of one member, and what it says of it' })
