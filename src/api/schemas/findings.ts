import { z } from 'zod'
import { SEVERITIES, STATUSES } from '../../../connectors/kit/index.ts'
import { ACCEPTANCE_KINDS, type Finding } from '../../evidence/finding.ts'
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

export const finding = describes<Finding>()(
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
