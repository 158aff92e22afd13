import { z } from 'zod'
import type { Check } from '../../connectors/kit/index.ts'
import { FrameworkError } from './errors.ts'
import type { Framework } from './framework.ts'
import { idOf, oneLine, slug } from './imported.ts'
import { EMPTY_LIBRARY } from './library.ts'
import { frameworksOf } from './parse.ts'
import { nestsDeeper } from './read-text.ts'
import { type MappedControl, type Mapping, mappingSchema } from './schema.ts'

const prowlerSchema = z.object({
  Framework: z.string().min(1),
  Name: z.string().nullish(),
  Version: z.string().nullish(),
  Provider: z.string().nullish(),
  Requirements: z
    .array(
      z.object({
        Id: z.string().min(1),
        Name: z.string().nullish(),
        Description: z.string().nullish(),
        Attributes: z.array(z.record(z.string(), z.unknown())).nullish(),
        Checks: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]).nullish(),
      }),
    )
    .min(1),
})
type Requirement = z.infer<typeof prowlerSchema>['Requirements'][number]

/** A Prowler check that no check of ours equals, and the control that names it. */
export interface UnmappedCheck {
  readonly control: string
  readonly check: string
}

/** Prowler check id → ids of our checks that make the same test. */
export function prowlerEquivalents(checks: Iterable<Pick<Check, 'id' | 'equivalents'>>): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const { id, equivalents } of checks) {
    for (const prowler of equivalents.prowler ?? []) map.set(prowler, [...(map.get(prowler) ?? []), id])
  }
  return map
}

/**
 * A Prowler compliance file (parsed JSON) as a framework of the user's own. Prowler does not say how strongly a check speaks to
 * a requirement, so every check only supports, and no control passes by import alone. Checks without an equivalent are
 * listed in `unmapped` and in the control's `needs`. Throws {@link FrameworkError} `syntax` where it nests too deep,
 * `invalid` or `wrong_provider`.
 */
export function importProwler(
  json: unknown,
  equivalents: ReadonlyMap<string, readonly string[]>,
): { framework: Framework; unmapped: UnmappedCheck[] } {
  if (nestsDeeper(json)) throw new FrameworkError('syntax', 'The Prowler file nests deeper than one does.')
  const file = prowlerSchema.safeParse(json)
  if (!file.success) {
    const places = file.error.issues.slice(0, 5).map(issue => issue.path.join('.') || 'the file')
    throw new FrameworkError('invalid', `This is not a Prowler compliance file; look at ${places.join(', ')}.`)
  }
  const { Framework: name, Name, Version, Provider, Requirements } = file.data
  if (Provider && Provider.toLowerCase() !== 'aws') {
    throw new FrameworkError('wrong_provider', `The Prowler file is about ${Provider}; Exhibit reads AWS.`)
  }
  const version = slug(Version ?? '') || 'imported'
  const mapping = mappingSchema.safeParse({
    framework: oneLine(Name || name, 200),
    version,
    kind: Requirements.some(r => attribute(r, 'AssessmentStatus')) ? 'benchmark' : 'criteria',
    publisher: 'Imported by the user',
    source: 'A Prowler compliance file',
    licence: 'The terms of the file that was imported.',
    controls: Requirements.map(r => controlOf(r, equivalents)),
  } satisfies Mapping)
  if (!mapping.success) throw new FrameworkError('invalid', 'The Prowler file has texts that a mapping cannot hold.')
  const unmapped = Requirements.flatMap(r =>
    checksOf(r).flatMap(check => (equivalents.has(check) ? [] : [{ control: idOfControl(r), check }])),
  )
  const [framework] = frameworksOf(idOf(name, version), mapping.data, EMPTY_LIBRARY)
  if (!framework) throw new FrameworkError('invalid', 'The Prowler file has no requirement.')
  return { framework, unmapped }
}

function controlOf(r: Requirement, equivalents: ReadonlyMap<string, readonly string[]>): MappedControl {
  const checks = checksOf(r)
  const ours = [...new Set(checks.flatMap(check => equivalents.get(check) ?? []))]
  const level = attribute(r, 'Profile')
  return {
    id: idOfControl(r),
    title: oneLine(r.Name || r.Description || r.Id, 300),
    evidence: checks.length > 0 ? 'partial' : 'none',
    assessment: attribute(r, 'AssessmentStatus') === 'Automated' ? 'automated' : 'manual',
    responsibility: 'customer',
    ...(level && { level: oneLine(level, 100) }),
    checks: ours.map(check => ({
      check,
      strength: 'supports',
      because: oneLine(`Prowler maps ${checks.filter(p => equivalents.get(p)?.includes(check)).join(', ')} to it`, 300),
    })),
    needs: oneLine(needsOf(checks, equivalents), 1000),
  }
}

function needsOf(checks: readonly string[], equivalents: ReadonlyMap<string, readonly string[]>): string {
  const missing = checks.filter(check => !equivalents.has(check))
  if (checks.length === 0) return 'evidence that the owner provides: the imported file names no check'
  if (missing.length === 0) return 'a person who decides whether these tests cover the requirement'
  return `what these Prowler checks show, which have no equivalent here: ${missing.join(', ')}`
}

const idOfControl = (r: Requirement): string => oneLine(r.Id, 100)
const checksOf = (r: Requirement): string[] => [...new Set(Array.isArray(r.Checks) ? r.Checks : (r.Checks?.aws ?? []))]

function attribute(r: Requirement, key: string): string | undefined {
  const value = r.Attributes?.[0]?.[key]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
