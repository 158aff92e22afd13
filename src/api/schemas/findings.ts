import { z } from 'zod'
import { SEVERITIES, STATUSES } from '../../../connectors/kit/index.ts'
import { ACCEPTANCE_KINDS } from '../../evidence/finding.ts'
import type { FoundFinding } from '../../service/results/findings.ts'
import { moment, uuid } from './common.ts'
import { describes } from './describes.ts'

export const status = z.enum(STATUSES)
export const severity = z.enum(SEVERITIES)
export const findingCounts = z
  .object({
    pass: z.number().int(),
    fail: z.number().int(),
    unknown: z.number().int(),
    not_applicable: z.number().int(),
  })
  .meta({ id: 'FindingCounts', description: 'Findings by status' })

export const acceptanceKind = z.enum(ACCEPTANCE_KINDS)

export const finding = describes<FoundFinding>()(
  z
    .object({
      id: z.string().describe('Stable over runs'),
      run: uuid,
      check: z.string(),
      title: z.string(),
      status,
      reason: z.string(),
      severity,
      account: z.string(),
      region: z.string(),
      resource: z.string(),
      resourceDigest: z.string().nullable(),
      evidence: uuid.nullable(),
      inputs: z.array(uuid),
      observedAt: moment,
      remediation: z.string(),
      controls: z.array(z.string()).describe('<framework>/<control>'),
      firstSeen: moment.nullable().describe('As of when it failed first, over all runs until this one; null: never'),
      lastSeen: moment.nullable().describe('As of when it failed last, over all runs until this one; null: never'),
      openSince: moment
        .nullable()
        .describe('Since when it fails without having passed; unknown closes nothing. null where it is not open'),
      daysOpen: z.number().int().nullable().describe('Whole days from openSince until it was judged in this run'),
      acceptance: z
        .object({
          id: uuid,
          kind: acceptanceKind,
          reason: z.string(),
          owner: z.string(),
          requestedBy: z.string(),
          approvedBy: z.string(),
          until: moment,
        })
        .nullable()
        .describe('Stands beside the verdict and never changes it'),
    })
    .meta({ id: 'Finding', description: 'The result of one check on one resource' }),
)
