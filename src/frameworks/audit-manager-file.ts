import { z } from 'zod'
import { FrameworkError } from './errors.ts'
import { nestsDeeper } from './read-text.ts'

const text = z.string().nullish()

const sourceSchema = z.object({
  sourceName: text,
  sourceType: text,
  sourceKeyword: z.object({ keywordValue: text }).nullish(),
})

const frameworkSchema = z.object({
  id: text,
  name: z.string().min(1),
  description: text,
  complianceType: text,
  controlSets: z
    .array(
      z.object({
        name: text,
        controls: z
          .array(z.object({ name: z.string().min(1), controlMappingSources: z.array(sourceSchema).nullish() }))
          .nullish(),
      }),
    )
    .min(1),
})

/** A framework as `GetAssessmentFramework` answers it. */
export type AuditManagerFramework = z.infer<typeof frameworkSchema>
export type AuditManagerControl = NonNullable<AuditManagerFramework['controlSets'][number]['controls']>[number]
export type AuditManagerSource = z.infer<typeof sourceSchema>

const member = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([name]) => name === key)?.[1] : undefined

const TYPES = /^aws\.auditmanager\./

/** Whether a parsed JSON is of Audit Manager: an answer of its API, or evidence that Exhibit collected of it. */
export const isOfAuditManager = (json: unknown): boolean =>
  TYPES.test(String(member(json, 'type'))) ||
  member(member(json, 'framework'), 'controlSets') !== undefined ||
  member(json, 'controlSets') !== undefined ||
  member(json, 'assessment') !== undefined

/**
 * The framework in a file: the answer of `GetAssessmentFramework`, the framework itself, or an item of evidence
 * `aws.auditmanager.framework`, of which `wanted` (a name or an id) chooses where it holds several. Throws
 * {@link FrameworkError} `syntax`, or `invalid` with what to do.
 */
export function frameworkIn(json: unknown, wanted?: string): AuditManagerFramework {
  if (nestsDeeper(json)) throw new FrameworkError('syntax', 'The file of Audit Manager nests deeper than one does.')
  const type = member(json, 'type')
  if (member(json, 'assessment') !== undefined || (TYPES.test(String(type)) && type !== 'aws.auditmanager.framework'))
    throw new FrameworkError(
      'invalid',
      'This does not say what the controls collect from; bring the evidence of aws.auditmanager.framework, or the answer of get-assessment-framework.',
    )
  return chosen(candidatesIn(json), wanted)
}

function candidatesIn(json: unknown): AuditManagerFramework[] {
  const resources = member(json, 'resources')
  if (Array.isArray(resources))
    return resources
      .map(resource => member(member(resource, 'settings'), 'Framework'))
      .filter(one => one !== null && one !== undefined)
      .map(parsed)
  return [parsed(member(json, 'framework') ?? json)]
}

function parsed(json: unknown): AuditManagerFramework {
  const file = frameworkSchema.safeParse(json)
  if (file.success) return file.data
  const places = file.error.issues.slice(0, 5).map(issue => issue.path.join('.') || 'the file')
  throw new FrameworkError('invalid', `This is not a framework of Audit Manager; look at ${places.join(', ')}.`)
}

function chosen(all: readonly AuditManagerFramework[], wanted: string | undefined): AuditManagerFramework {
  const fitting = wanted === undefined ? all : all.filter(one => one.id === wanted || one.name === wanted)
  const [first] = fitting
  if (first && fitting.length === 1) return first
  const names = all.map(({ name }) => name).join(', ')
  if (all.length === 0)
    throw new FrameworkError(
      'invalid',
      'The file has no framework whose controls were read; Audit Manager is not in use.',
    )
  throw new FrameworkError('invalid', `Say with --name which framework of the file you mean: ${names}.`)
}
