import { z } from 'zod'
import type { CountedFindings } from '../../service/results/finding-counts.ts'
import { moment, uuid } from './common.ts'
import { describes } from './describes.ts'
import { findingCounts } from './findings.ts'

export const countedFindings = describes<CountedFindings>()(
  z
    .object({
      findings: findingCounts,
      severities: z.record(z.string(), findingCounts).describe('The same by severity'),
      services: z.record(z.string(), findingCounts).describe('The same by AWS service'),
      accounts: z
        .array(z.object({ account: z.string(), run: uuid, findings: findingCounts }))
        .describe('The same by account, with the run that is its state'),
      until: moment.describe('As of when this is so'),
    })
    .meta({ id: 'CountedFindings', description: 'How many findings the list would have, by status' }),
)
