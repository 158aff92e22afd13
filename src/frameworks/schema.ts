import { z } from 'zod'

const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\S(.*\S)?$/u, 'one line, without space around it')

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words, such as data-encrypted-at-rest')
const checkId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, 'a check id, such as s3-bucket-tls-only')
const typeId = z.string().regex(/^[a-z0-9]+(\.[a-z0-9-]+)+$/, 'an evidence type id, such as aws.s3.bucket')

const link = z.strictObject({
  check: checkId.optional(),
  objective: slug.optional().describe('All checks of an objective; a link names a check or an objective'),
  except: z.array(checkId).min(1).optional().describe('Checks of the objective that are not linked here'),
  strength: z
    .enum(['demonstrates', 'supports', 'context'])
    .describe(
      'demonstrates: its failure shows that the control is not met; supports: it informs a person who decides; context: listed, never judged',
    ),
  because: line(300).describe('One clause: what a pass means for this control; of context, why it is not judged'),
})

const body = {
  title: line(300).describe("In our own words, never the publisher's text"),
  evidence: z.enum(['full', 'partial', 'none']).describe('Can AWS configuration show it?'),
  assessment: z.enum(['automated', 'manual']),
  responsibility: z
    .enum(['customer', 'shared', 'provider'])
    .describe('provider: inherited from AWS, nothing is left to the customer'),
  level: line(100).optional(),
  limits: line(1000).optional().describe('What the tests do not show'),
  organization: z.boolean().optional().describe('Judged once for the organization and referenced by its members'),
  appliesTo: slug.optional().describe('To whom alone it applies, such as service-provider'),
  supersededBy: z
    .strictObject({ control: line(100), since: z.iso.date() })
    .optional()
    .describe('The control that took its place, and since when'),
  ownPart: z
    .array(z.enum(['premises', 'media']))
    .min(1)
    .optional()
    .describe("What of the owner's own keeps the control from being inherited"),
  checks: z.array(link).optional(),
  anyOf: z
    .array(z.array(checkId).min(2))
    .min(1)
    .optional()
    .describe('Each group is satisfied by any one of its members, which are linked with one strength'),
  evidenceTypes: z
    .array(typeId)
    .optional()
    .describe('Evidence types to attach beside those that the judged checks judge or read'),
  needs: line(1000)
    .optional()
    .describe('What else is needed: required where evidence is none or partial, and where there is no check'),
  notCollected: z
    .array(typeId)
    .min(1)
    .optional()
    .describe('Services and types of not-collected.yaml; `needs`, else `limits`, names them in words'),
  wants: z
    .array(typeId)
    .min(1)
    .optional()
    .describe('Evidence types that speak to it: attached where they are collected, else named in `needs` or `limits`'),
  related: z
    .array(z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*\/\S(.*\S)?$/u, 'a control, such as nist-800-53-r5/AC-2'))
    .min(1)
    .optional()
    .describe('Controls of other frameworks that a publisher relates to it; no verdict goes from one to the other'),
}

const linkOfMany = z.strictObject({
  ...link.shape,
  controls: z.array(line(100)).min(1).describe('The controls of this file that the link belongs to'),
})

const control = z.strictObject({
  id: line(100).optional().describe('As the publisher numbers it; always quoted, so that 2.10 stays 2.10'),
  ids: z.record(z.string(), line(100)).optional().describe('The id by version, in a file of several versions'),
  ...body,
  inVersions: z
    .record(z.string(), z.strictObject(body).partial())
    .optional()
    .describe('What is different in some of the versions'),
})

/** One mapping file, without its id, which is the file's name. The one source of mappings/schema.json. */
export const mappingSchema = z
  .strictObject({
    framework: line(200).describe('The name of the framework'),
    version: line(50).optional(),
    versions: z.array(line(50)).min(1).optional().describe('Several versions in one file; each is a framework'),
    kind: z
      .enum(['benchmark', 'criteria'])
      .describe('benchmark: a control is a setting; criteria: a control is an outcome that a person judges'),
    publisher: line(200),
    source: line(500).describe('Where the publisher offers the text'),
    licence: line(1000).describe('Under which terms the framework stands, and what this file takes from it'),
    limits: line(2000).optional().describe('What holds for every control'),
    onRequest: z
      .literal(true)
      .optional()
      .describe('A run judges it only where it is asked for by its id; left out, a run without a choice judges it too'),
    linkedBy: z
      .literal('securityHub')
      .optional()
      .describe(
        'Each control is linked to the checks whose `equivalents` name its id: the same test, so they demonstrate',
      ),
    links: z
      .array(linkOfMany)
      .min(1)
      .optional()
      .describe('Links that several controls share; a check that a control has already is not linked again'),
    controls: z.array(control).min(1),
  })
  .describe('A framework as Exhibit maps it: its controls and the checks and evidence that speak to each')

export type Mapping = z.infer<typeof mappingSchema>
export type MappedControl = Mapping['controls'][number]

/** `objectives.yaml`: named sets of checks that stand between checks and controls. */
export const objectivesSchema = z.strictObject({
  objectives: z
    .array(
      z.strictObject({
        id: slug,
        title: line(120).describe('The good state, in one clause'),
        because: line(300).describe('Why these checks belong together'),
        checks: z.array(checkId).min(1),
      }),
    )
    .min(1),
})

/** `not-collected.yaml`: what mappings would like to see and no connector reads yet. */
export const notCollectedSchema = z.strictObject({
  notCollected: z.array(
    z.strictObject({
      id: typeId.describe('A service (aws.backup) or an evidence type, as a connector would call it'),
      words: line(100),
      also: z.array(typeId).optional().describe('Other names that a connector might give it'),
    }),
  ),
})

const titled = (title: string, schema: z.ZodType): Record<string, unknown> => ({
  title,
  ...z.toJSONSchema(schema, { io: 'input' }),
})

/** JSON Schemas (2020-12) of the files in `mappings/`, for editors; they stand beside them. */
export const mappingJsonSchema = () => titled('Exhibit mapping', mappingSchema)
export const objectivesJsonSchema = () => titled('Exhibit objectives', objectivesSchema)
export const notCollectedJsonSchema = () => titled('What Exhibit does not collect yet', notCollectedSchema)
