import { z } from 'zod'

const line = z.string().trim().min(1).max(300)
const prose = z.string().trim().min(1).max(4000)
const account = z.string().regex(/^\d{12}$/, 'an AWS account has 12 digits')

const period = z
  .strictObject({
    from: z.iso.date().describe('First day, UTC'),
    to: z.iso.date().describe('Last day, UTC'),
    statedBy: line,
  })
  .refine(({ from, to }) => from <= to, { error: 'the period ends before it begins', path: ['to'] })

const notApplicable = z.strictObject({
  control: z
    .string()
    .max(300)
    .regex(/^[^/\s]+\/\S(.*\S)?$/, 'a control is named as <framework>/<control>')
    .describe('As `pci-dss-4.0.1/9.4.1`'),
  reason: prose,
  statedBy: line.describe('Who says so'),
})

/**
 * What the audited entity states about itself and the scope: nobody tests it, and it changes no status. Whatever is left
 * out is “not stated”.
 */
export const ownerStatement = z
  .strictObject({
    entity: line.optional().describe('The audited entity'),
    system: prose.optional().describe('The system under audit'),
    preparedBy: line.optional(),
    reviewedBy: line.optional(),
    contact: line.optional().describe('Whom to ask'),
    auditPeriod: period.optional(),
    soc2Categories: z
      .array(z.enum(['security', 'availability', 'confidentiality', 'processing-integrity', 'privacy']))
      .max(5)
      .optional(),
    pci: z
      .strictObject({
        role: z.enum(['merchant', 'service-provider']).optional(),
        accounts: z.array(account).max(1000).optional().describe('AWS accounts in scope'),
        tags: z.array(line).max(200).optional().describe('Tags of resources in scope, as `Key=value`'),
        scope: prose.optional().describe('The scope in words'),
      })
      .optional(),
    premises: z.boolean().optional().describe('Whether the entity has premises of its own in scope'),
    media: z.boolean().optional().describe('Whether the entity keeps physical media of its own in scope'),
    notApplicable: z.array(notApplicable).max(500).optional().describe('Controls that do not apply'),
  })
  .meta({ id: 'OwnerStatement', description: 'What the audited entity states; it was not tested' })

export type OwnerStatement = z.infer<typeof ownerStatement>

/** The statement without the audit period, which the manifest has at a place of its own. */
export type StatedInManifest = Omit<OwnerStatement, 'auditPeriod'>

/** Days are whole days in UTC. */
export function statedPeriod({ auditPeriod }: OwnerStatement): { from: string; to: string; statedBy: string } | null {
  if (!auditPeriod) return null
  const { from, to, statedBy } = auditPeriod
  return { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z`, statedBy }
}

/** As a manifest may state it; later versions may state more. */
export const statedInManifest = ownerStatement.omit({ auditPeriod: true }).loose()
