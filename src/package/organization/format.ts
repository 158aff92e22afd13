import { z } from 'zod'
import { EXTENTS, OUTCOMES } from '../../evidence/coverage.ts'
import { LISTS_ACCOUNTS } from '../../evidence/organization-reach.ts'
import { CONTROL_STATUSES } from '../../frameworks/framework.ts'

export const INDEX_FORMAT = 'exhibit.index/v1'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
const count = z.number().int().nonnegative()
const accountNumber = z.string().regex(/^\d{12}$/)
const source = z.strictObject({
  kind: z.enum(['aws', 'replay', 'customEndpoint']),
  hosts: z.array(z.string()).readonly(),
})
const byStatus = z.partialRecord(z.enum(CONTROL_STATUSES), count)

const accounts = z.array(accountNumber).readonly()
const reach = z.object({
  ...{ id: z.string().nullable(), management: accountNumber.nullable(), name: z.string().nullable() },
  ...{ declared: z.boolean(), complete: z.boolean(), agrees: z.boolean() },
  ...{ source: z.literal(LISTS_ACCOUNTS), evidence: z.string().nullable(), asOf: time.nullable() },
  ...{ listed: count, count, read: count, notAsked: count },
  ...{ refused: accounts, missing: accounts, undecided: accounts, left: accounts },
  closed: z.array(z.strictObject({ account: accountNumber, state: z.string() })).readonly(),
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
})

/** What accounts came to, each or all together. */
const sums = {
  counts: z.strictObject({
    items: count,
    resources: count,
    findings: z.strictObject({ pass: count, fail: count, unknown: count, not_applicable: count }),
    apiCalls: count,
  }),
  gaps: z.strictObject({ lists: count, members: count, fields: count }),
  controls: z.record(z.string(), byStatus),
}

/** The package of one account; `manifestSha256` is what ties it, as a timestamp that comes later changes the file. */
const member = z.looseObject({
  account: accountNumber,
  name: z.string().nullable(),
  package: z.strictObject({ id: z.string(), created: time, manifestSha256: hex64, sha256: hex64, size: count }),
  outcome: z.enum(OUTCOMES).nullable(),
  scope: z.enum(EXTENTS).nullable(),
  source,
  ...sums,
})

export const indexShape = z.looseObject({
  format: z.literal(INDEX_FORMAT),
  id: z.string(),
  created: time,
  run: z.string(),
  label: z.string().nullable(),
  source,
  /** The organizations of these accounts: which of their accounts were read and which not, as the packages state it. Earlier ones have none. */
  organizations: z.array(reach).readonly().optional(),
  /** In the order of their numbers: every account of the run. */
  accounts: z.array(member).min(1),
  totals: z.strictObject({ accounts: count, ...sums }),
})

export type PackageIndex = z.infer<typeof indexShape>
export type IndexedPackage = PackageIndex['accounts'][number]

/** The file: the index, and the signature over its canonical JSON (RFC 8785). */
export interface SignedIndex {
  readonly format: typeof INDEX_FORMAT
  readonly index: PackageIndex
  /** ECDSA P-256 with SHA-256 in DER, as base64. */
  readonly signature: string
  /** PEM certificates, as a package's `signer.pem`. */
  readonly signer: string
}
