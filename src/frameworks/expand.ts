import type { Control, ControlCheck } from './framework.ts'
import type { Library } from './library.ts'
import { repeated } from './rules.ts'
import type { MappedControl } from './schema.ts'

export type Source = Omit<MappedControl, 'id' | 'ids' | 'inVersions'>

export interface Expanded {
  readonly control: Control
  /** What names something that is not there, as clauses. */
  readonly broken: readonly string[]
}

/**
 * A control as everybody reads it: objectives as links to their checks, evidence types that follow from the judged
 * checks, and what is not collected in words.
 */
export function expandControl(id: string, source: Source, library: Library): Expanded {
  const broken: string[] = repeated(source.evidenceTypes ?? []).map(id => `evidence type ${id} is listed twice`)
  const { checks: links = [], evidenceTypes: others = [], wants = [], supersededBy, needs, limits, ...given } = source
  const { notCollected: _, ...rest } = given
  const checks = links.flatMap(link => [...linksOf(link, library, broken)])
  const judged = checks.filter(link => link.strength !== 'context')
  const wanted = sorted(wants, library)
  const types = [...new Set([...judged.flatMap(link => library.typesOf(link.check)), ...others, ...wanted.there])]
  const lacking = (source.notCollected ?? []).filter(id => !isCollected(id, library))
  const notCollected = [...new Set([...lacking, ...wanted.named])]
  const missing = wordsOf(notCollected, wanted.unnamed, library, broken)
  const control = {
    id,
    ...rest,
    ...(notCollected.length > 0 && { notCollected }),
    ...(supersededBy && { supersededBy }),
    checks,
    ...(types.length > 0 && { evidenceTypes: types }),
    ...texts({ needs, limits, missing, supersededBy }),
  }
  return { control: control as Control, broken }
}

function* linksOf(
  { check, objective, except = [], strength, because }: NonNullable<Source['checks']>[number],
  { objectives }: Library,
  broken: string[],
): Generator<ControlCheck> {
  if ((check === undefined) === (objective === undefined)) broken.push('a link names a check or an objective')
  else if (check !== undefined) {
    if (except.length > 0) broken.push(`check ${check} has exceptions, which only an objective can have`)
    yield { check, strength, because }
  } else if (objective !== undefined) {
    const found = objectives.get(objective)
    if (!found) broken.push(`objective ${objective} does not exist`)
    const strange = except.find(id => !found?.checks.includes(id))
    if (strange !== undefined) broken.push(`objective ${objective} has no check ${strange} to except`)
    for (const id of found?.checks ?? []) if (!except.includes(id)) yield { check: id, strength, because, objective }
  }
}

/** What is wanted and collected; what is not and has words in not-collected.yaml; what has none. */
function sorted(wants: readonly string[], { types, notCollected }: Library) {
  const wordsFor = (id: string) =>
    [...notCollected.values()].find(entry => [entry.id, ...(entry.also ?? [])].some(one => isWithin(id, one)))?.id
  const missing = wants.filter(id => !types.has(id))
  return {
    there: wants.filter(id => types.has(id)),
    named: missing.flatMap(id => wordsFor(id) ?? []),
    unnamed: missing.filter(id => wordsFor(id) === undefined),
  }
}

/** A mapping of a user's own may be older than the connector that brings what it lacked. */
const isCollected = (id: string, { types }: Library): boolean =>
  [...types].some(type => isWithin(type, NOW_NAMED[id] ?? id))

/** Names under which services stood in mappings/not-collected.yaml that are collected under others. */
const NOW_NAMED: Readonly<Record<string, string>> = {
  'aws.ec2.client-vpn': 'aws.ec2.client-vpn-endpoint',
  'aws.es': 'aws.opensearch',
  'aws.identity-center': 'aws.sso-admin',
  'aws.macie': 'aws.macie2',
  'aws.networkfirewall': 'aws.network-firewall',
  'aws.ses': 'aws.sesv2',
  'aws.sso': 'aws.sso-admin',
}

const isWithin = (id: string, service: string): boolean => id === service || id.startsWith(`${service}.`)

function wordsOf(
  ids: readonly string[],
  unnamed: readonly string[],
  { notCollected }: Library,
  broken: string[],
): string | undefined {
  const words = ids.flatMap(id => {
    const found = notCollected.get(id)
    if (!found) broken.push(`what is not collected, ${id}, is not in not-collected.yaml`)
    return found ? [found.words] : []
  })
  const all = [...words, ...unnamed]
  return all.length > 0 ? `not collected yet: ${all.join(', ')}` : undefined
}

/** What is not collected stands in `needs` where there is one, else in `limits`. */
function texts(of: {
  readonly needs: string | undefined
  readonly limits: string | undefined
  readonly missing: string | undefined
  readonly supersededBy: Control['supersededBy'] | undefined
}): Pick<Control, 'needs' | 'limits'> {
  const { supersededBy: newer } = of
  const superseded = newer && `superseded by ${newer.control} since ${newer.since}`
  const needs = of.needs === undefined ? undefined : joined([of.needs, of.missing])
  const limits = joined([of.limits, superseded, of.needs === undefined ? of.missing : undefined])
  return { ...(needs !== undefined && { needs }), ...(limits !== undefined && { limits }) }
}

function joined(clauses: readonly (string | undefined)[]): string | undefined {
  const said = clauses.filter(clause => clause !== undefined)
  return said.length > 0 ? said.join('; ') : undefined
}
