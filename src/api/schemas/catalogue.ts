import { z } from 'zod'
import type { CheckEntry, TypeEntry } from '../../service/frameworks/catalogue.ts'
import { describes } from './describes.ts'
import { severity } from './findings.ts'

export const catalogueCheck = describes<CheckEntry>()(
  z
    .object({
      id: z.string(),
      title: z.string(),
      severity,
      service: z.string(),
      type: z.string(),
      equivalents: z.record(z.string(), z.array(z.string())),
      remediation: z.string(),
      why: z.string().nullable(),
      references: z.array(z.string()),
      controls: z.array(z.string()).describe('<framework>/<control>: what it counts for'),
    })
    .meta({ id: 'Check', description: 'A judgement on a resource or an account' }),
)

export const catalogueType = describes<TypeEntry>()(
  z
    .object({
      id: z.string(),
      title: z.string(),
      service: z.string(),
      reach: z.string(),
      population: z.string(),
      actions: z.array(z.string()),
      derivedFrom: z.array(z.string()).describe('The types it is computed from; empty where AWS is asked'),
      auditManager: z.array(z.string()).describe('The API calls of AWS Audit Manager that it takes the place of'),
    })
    .meta({ id: 'EvidenceType', description: 'A kind of thing that is read' }),
)
