import { z } from 'zod'
import { SEVERITIES, STATUSES } from '../../../connectors/kit/index.ts'
import { EXTENTS, OUTCOMES } from '../../evidence/coverage.ts'
import { ACCEPTANCE_KINDS, type Finding } from '../../evidence/finding.ts'
import { ITEM_FORMAT } from '../../evidence/item.ts'
import type { JsonObject } from '../../evidence/json.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import { CONTROL_STATUSES } from '../../frameworks/framework.ts'
import { NOT_COMPARED, PACKAGE_FORMAT } from '../format/manifest.ts'
import { statedInManifest } from '../format/owner-statement.ts'

/** The members the verifier relies on, in the files of a package. Further members are covered by digests and let be. */
const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
const count = z.number().int().nonnegative()
const account = z.string().regex(/^\d{12}$/)
const source = z.looseObject({ kind: z.enum(['aws', 'replay', 'customEndpoint']), hosts: z.array(z.string()) })

const findingCounts = z.strictObject({ pass: count, fail: count, unknown: count, not_applicable: count })

const hex32 = z.string().regex(/^[0-9a-f]{32}$/)
const checks = z.array(z.looseObject({ id: z.string(), definition: hex32, source: hex32 }))
const ids = z.array(z.string())
const named = z.looseObject({ id: z.string(), name: z.string(), account, region: z.string() })
const status = z.enum(STATUSES).nullable()
const drift = z.looseObject({
  resources: z.array(
    z.looseObject({
      ...{ type: z.string(), title: z.string(), added: count, gone: count, changed: count },
      examples: z.looseObject({
        added: z.array(named),
        gone: z.array(named),
        changed: z.array(named.extend({ fields: ids })),
      }),
    }),
  ),
  statuses: z.array(z.looseObject({ before: status, now: status, count })),
  flips: z.array(
    z.looseObject({
      ...{ check: z.string(), title: z.string(), severity: z.string(), account, region: z.string() },
      ...{ resource: z.string(), before: status, now: status, testChanged: z.boolean() },
    }),
  ),
  notCompared: z.array(z.looseObject({ what: z.enum(NOT_COMPARED), of: z.string(), because: z.string(), count })),
})
const previous = z.looseObject({
  id: z.string(),
  created: time,
  manifestSha256: hex64,
  findings: findingCounts,
  changes: z.looseObject({
    checks: z.looseObject({ added: ids, removed: ids, changed: ids, shared: ids }).nullable(),
    mappings: z.looseObject({ added: ids, removed: ids, changed: ids }),
    types: z.looseObject({ added: ids, removed: ids }),
    regions: z.looseObject({ added: ids, removed: ids }),
  }),
  drift: drift.nullable().optional(),
})

const byStatus = z.partialRecord(z.enum(CONTROL_STATUSES), count)

export const manifestShape = z.looseObject({
  format: z.literal(PACKAGE_FORMAT),
  id: z.string(),
  created: time,
  asOf: z.looseObject({ from: time, to: time }),
  auditPeriod: z.looseObject({ from: time, to: time, statedBy: z.string() }).nullable(),
  statement: statedInManifest.optional(),
  source,
  label: z.string().nullable(),
  run: z.string(),
  outcome: z.enum(OUTCOMES).optional(),
  coverage: z
    .looseObject({ scope: z.enum(EXTENTS), targets: z.looseObject({ done: count, refused: count, disabled: count }) })
    .optional(),
  scope: z.looseObject({ accounts: z.array(z.looseObject({ account })), types: z.array(z.string()) }),
  frameworks: z.array(
    z.looseObject({ id: z.string(), title: z.string(), statuses: byStatus, failing: byStatus.optional() }),
  ),
  counts: z.looseObject({ items: count, resources: count, findings: findingCounts, apiCalls: count }),
  gaps: z.looseObject({ lists: count, members: count, fields: count }),
  generator: z.looseObject({ version: z.string(), checksSha256: hex64, checks: checks.optional() }),
  previous: previous.nullable().optional(),
  items: z.array(z.strictObject({ path: z.string(), id: z.string(), digest })),
  timestampAuthorities: z.array(z.string()).optional(),
  ledger: z.looseObject({ origin: z.string() }).optional(),
  files: z.array(z.strictObject({ path: z.string(), sha256: hex64, size: count })),
})

const gap = z.looseObject({ action: z.string(), reason: z.string(), detail: z.string() })

export const headerShape = z.looseObject({
  format: z.literal(ITEM_FORMAT),
  id: z.string(),
  type: z.string(),
  scope: z.looseObject({ account, region: z.string() }),
  collected: z.looseObject({ startedAt: time, finishedAt: time, source }),
  population: z.looseObject({
    basis: z.string().optional(),
    listed: count,
    collected: count,
    gaps: count,
    fieldGaps: count,
    complete: z.boolean(),
    gap: gap.nullable(),
    judgedIn: account.optional(),
    because: z.string().optional(),
    fieldsElsewhere: z.array(z.looseObject({ field: z.string(), judgedIn: account, count })).optional(),
  }),
  inputs: z
    .array(z.looseObject({ id: z.string(), type: z.string(), region: z.string(), digest }))
    .min(1)
    .optional(),
  derivation: z.looseObject({ computedAt: time, definition: hex32, source: hex32 }).optional(),
  calls: z.array(z.unknown()).optional(),
  root: digest,
  digest,
})

/** Not looked into, and so not copied. */
const anObject = z.custom<JsonObject>(value => typeof value === 'object' && value !== null && !Array.isArray(value))

/** Strict, so that `settings` is the last member in canonical order. */
export const resourceShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  digest,
  settings: anObject,
  observedDigest: digest.optional(),
  observed: anObject.optional(),
  gaps: z.array(z.looseObject({ field: z.string() })),
})

export const findingShape = z.looseObject({
  id: z.string(),
  check: z.string(),
  title: z.string(),
  status: z.enum(STATUSES),
  reason: z.string(),
  severity: z.enum(SEVERITIES),
  account,
  region: z.string(),
  resource: z.string(),
  resourceDigest: digest.nullable(),
  evidence: z.string().nullable(),
  inputs: z.array(z.string()),
  observedAt: time,
  remediation: z.string(),
  controls: z.array(z.string()),
  acceptance: z
    .looseObject({
      id: z.string(),
      kind: z.enum(ACCEPTANCE_KINDS),
      reason: z.string(),
      owner: z.string(),
      requestedBy: z.string(),
      approvedBy: z.string(),
      until: z.string(),
    })
    .nullable(),
}) satisfies z.ZodType<Finding>

export const controlShape = z.looseObject({
  framework: z.string(),
  control: z.string(),
  account,
  level: z.string().nullable(),
  title: z.string(),
  status: z.enum(CONTROL_STATUSES),
  evidence: z.enum(['full', 'partial', 'none']),
  findings: findingCounts,
  checks: z.array(z.string()),
  items: z.array(z.string()),
  limits: z.string().nullable(),
  because: z.string(),
  responsibility: z.enum(['customer', 'shared', 'provider']).exactOptional(),
  needs: z.string().nullable().exactOptional(),
  links: z
    .array(
      z.looseObject({
        check: z.string(),
        strength: z.enum(['demonstrates', 'supports', 'context']),
        because: z.string(),
      }),
    )
    .exactOptional(),
}) satisfies z.ZodType<ControlRow>
