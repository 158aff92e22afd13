import { z } from 'zod'

const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\S(.*\S)?$/u, 'one line, without space around it')

const checkId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'a check id, such as s3-bucket-tls-only')
const typeId = z.string().regex(/^[a-z0-9]+(\.[a-z0-9-]+)+$/, 'an evidence type id, such as aws.s3.bucket')

const controlCheck = z.strictObject({
  check: checkId,
  strength: z
    .enum(['demonstrates', 'supports'])
    .describe('demonstrates: its failure shows that the control is not met; supports: it informs a person who decides'),
  because: line(300).describe('One clause: why this check says something about this control'),
})

const control = z.strictObject({
  id: line(100).describe('As the publisher numbers it; always quoted, so that 2.10 stays 2.10'),
  title: line(300).describe("In our own words, never the publisher's text"),
  evidence: z.enum(['full', 'partial', 'none']).describe('Can AWS configuration show it?'),
  assessment: z.enum(['automated', 'manual']),
  responsibility: z.enum(['customer', 'shared', 'provider']).describe('provider: inherited from AWS'),
  level: line(100).optional(),
  limits: line(1000).optional().describe('What the tests do not show'),
  organization: z.boolean().optional().describe('Judged once for the organization and referenced by its members'),
  checks: z.array(controlCheck).default([]),
  anyOf: z
    .array(z.array(checkId).min(2))
    .min(1)
    .optional()
    .describe('Each group is satisfied by any one of its members, which are listed in checks with one strength'),
  evidenceTypes: z.array(typeId).optional().describe('Evidence types to attach'),
  needs: line(1000)
    .optional()
    .describe('What else is needed: required where evidence is none or partial, and where there is no check'),
})

/** One mapping file, without its id, which is the file's name. The one source of mappings/schema.json. */
export const mappingSchema = z
  .strictObject({
    framework: line(200).describe('The name of the framework'),
    version: line(50),
    kind: z
      .enum(['benchmark', 'criteria'])
      .describe('benchmark: a control is a setting; criteria: a control is an outcome that a person judges'),
    publisher: line(200),
    source: line(500).describe('Where the publisher offers the text'),
    licence: line(1000).describe('Under which terms the framework stands, and what this file takes from it'),
    limits: line(2000).optional().describe('What holds for every control'),
    controls: z.array(control).min(1),
  })
  .describe('A framework as Exhibit maps it: its controls and the checks and evidence that speak to each')

export type Mapping = z.infer<typeof mappingSchema>

/** JSON Schema (2020-12) of a mapping file, for editors; `mappings/schema.json` holds it. */
export function mappingJsonSchema(): Record<string, unknown> {
  return { title: 'Exhibit mapping', ...z.toJSONSchema(mappingSchema, { io: 'input' }) }
}
