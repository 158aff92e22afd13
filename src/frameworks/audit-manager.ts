import type { AuditManagerControl, AuditManagerFramework, AuditManagerSource } from './audit-manager-file.ts'
import { FrameworkError } from './errors.ts'
import type { Framework } from './framework.ts'
import { idOf, oneLine } from './imported.ts'
import { EMPTY_LIBRARY } from './library.ts'
import { frameworksOf } from './parse.ts'
import { type MappedControl, type Mapping, mappingSchema } from './schema.ts'

/** What of ours stands for the sources of Audit Manager. */
export interface AuditManagerSources {
  /** Evidence types by API call, as Audit Manager writes it: `iam_ListGroups`. */
  readonly types: ReadonlyMap<string, readonly string[]>
  /** Checks that make the same test, by control of Security Hub in lower case: `iam.4`. */
  readonly securityHub: ReadonlyMap<string, readonly string[]>
  /** Checks that make the same test, by identifier of a managed rule of AWS Config: `IAM_ROOT_ACCESS_KEY_CHECK`. */
  readonly config: ReadonlyMap<string, readonly string[]>
}

/** A data source that nothing of ours stands for, in words, and the control that names it. */
export interface UnmappedSource {
  readonly control: string
  readonly source: string
}

interface Meaning {
  /** `Security Hub IAM.4` */
  readonly words: string
  readonly checks: readonly string[]
  readonly types: readonly string[]
}

/**
 * A framework of Audit Manager as a framework of the user's own. A source collects evidence, it does not decide: every
 * check only supports, and no control passes by import alone. API calls become evidence types, controls of Security Hub
 * and rules of Config the checks that make the same test; any other source stands in `unmapped` and in the control's
 * `needs`. Throws {@link FrameworkError} `invalid`.
 */
export function importAuditManager(
  of: AuditManagerFramework,
  sources: AuditManagerSources,
): { framework: Framework; unmapped: UnmappedSource[] } {
  const version = 'audit-manager'
  const controls = numbered(of).map(({ id, set, control }) => {
    const meanings = (control.controlMappingSources ?? []).map(source => meaningOf(source, sources))
    return { control: controlOf(id, set, control, meanings), meanings }
  })
  const mapping = mappingSchema.safeParse({
    framework: oneLine(of.name, 200),
    version,
    kind: 'criteria',
    publisher: 'Imported by the user',
    source: oneLine(`A framework of AWS Audit Manager${of.complianceType ? `, ${of.complianceType}` : ''}`, 500),
    licence: 'The terms of the framework that was imported.',
    controls: controls.map(({ control }) => control),
  } satisfies Mapping)
  if (!mapping.success)
    throw new FrameworkError('invalid', 'The framework of Audit Manager has texts that a mapping cannot hold.')
  const [framework] = frameworksOf(idOf(of.name, version), mapping.data, EMPTY_LIBRARY)
  if (!framework) throw new FrameworkError('invalid', 'The framework of Audit Manager has no control.')
  const unmapped = controls.flatMap(({ control: { id = '' }, meanings }) =>
    distinct(meanings.filter(isUnknown).map(({ words }) => words)).map(source => ({ control: id, source })),
  )
  return { framework, unmapped }
}

/** Controls by the number that their name begins with, where each has one of its own; else by their place. */
function numbered({ controlSets }: AuditManagerFramework) {
  const all = controlSets.flatMap(({ name, controls }, set) =>
    (controls ?? []).map((control, at) => ({
      control,
      set: name ?? '',
      place: `${set + 1}.${at + 1}`,
      number: /^[A-Z]{0,8}[-. ]?\d[\w.()-]{0,30}(?=[\s:]|$)/.exec(control.name)?.[0].replace(/[.]$/, ''),
    })),
  )
  const numbers = new Set(all.map(({ number }) => number))
  const each = all.length === numbers.size && !numbers.has(undefined)
  return all.map(({ control, set, place, number }) => ({ control, set, id: each && number ? number : place }))
}

function controlOf(
  id: string,
  set: string,
  { name }: AuditManagerControl,
  meanings: readonly Meaning[],
): MappedControl {
  const checks = distinct(meanings.flatMap(one => one.checks))
  const types = distinct(meanings.flatMap(one => one.types))
  return {
    id,
    title: oneLine(name, 300),
    evidence: checks.length + types.length > 0 ? 'partial' : 'none',
    assessment: 'manual',
    responsibility: 'customer',
    ...(set.trim() && { level: oneLine(set, 100) }),
    checks: checks.map(check => ({ check, strength: 'supports', because: reasonOf(check, meanings) })),
    ...(types.length > 0 && { evidenceTypes: types }),
    needs: oneLine(needsOf(meanings), 1000),
  }
}

const reasonOf = (check: string, meanings: readonly Meaning[]): string => {
  const by = meanings.filter(({ checks }) => checks.includes(check)).map(({ words }) => words)
  return oneLine(`Audit Manager collects ${distinct(by).join(', ')} for it, which is the same test`, 300)
}

function needsOf(meanings: readonly Meaning[]): string {
  const missing = distinct(meanings.filter(isUnknown).map(({ words }) => words))
  if (meanings.length === 0) return 'evidence that the owner provides: the framework names no data source'
  if (missing.length === 0) return 'a person who decides whether this evidence shows the control'
  return `what these sources of Audit Manager show, for which nothing stands here: ${missing.join(', ')}`
}

const isUnknown = ({ checks, types }: Meaning): boolean => checks.length + types.length === 0
const distinct = (all: readonly string[]): string[] => [...new Set(all)]

/** What Audit Manager calls a kind of source, in words. */
const KINDS: Readonly<Record<string, string>> = {
  AWS_Cloudtrail: 'CloudTrail event',
  Common_Control: 'common control of AWS',
  Core_Control: 'core control of AWS',
  MANUAL: 'manual evidence',
}

function meaningOf(source: AuditManagerSource, { types, securityHub, config }: AuditManagerSources): Meaning {
  const { sourceType: kind, sourceName } = source
  const keyword = source.sourceKeyword?.keywordValue?.trim() || sourceName?.trim() || 'without a name'
  const none = { checks: [], types: [] }
  switch (kind) {
    case 'AWS_API_Call':
      return { ...none, words: `API call ${keyword}`, types: types.get(keyword) ?? [] }
    case 'AWS_Security_Hub':
      return { ...none, words: `Security Hub ${keyword}`, checks: securityHub.get(keyword.toLowerCase()) ?? [] }
    case 'AWS_Config':
      return { ...none, words: `Config rule ${keyword}`, checks: config.get(keyword) ?? [] }
    default:
      return { ...none, words: `${KINDS[kind ?? ''] ?? kind ?? 'source'} ${keyword}` }
  }
}
