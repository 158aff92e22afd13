import { checks, connectors, derivations, evidenceTypes, readers, runCalls } from '../../../connectors/index.ts'
import { type Call, type Check, isCall, type ListCall, type Severity } from '../../../connectors/kit/index.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { Library } from '../../frameworks/library.ts'
import type { Registry } from '../../frameworks/links.ts'
import { ServiceError } from '../runtime/error.ts'
import { replacedBy } from './audit-manager.ts'
import { loadFrameworks, readLibrary } from './frameworks.ts'

const byCheckId = new Map(checks.map(check => [check.id, check]))
const serviceOf = new Map(connectors.flatMap(c => [...c.types, ...c.derived].map(t => [t.type.id, c.id] as const)))
const bySecurityHub = new Map<string, Check[]>()
for (const check of checks)
  for (const control of check.equivalents.securityHub ?? [])
    bySecurityHub.set(control, [...(bySecurityHub.get(control) ?? []), check])
const byTypeId = new Map(evidenceTypes.map(type => [type.id, type]))

export const checkById = (id: string): Check | undefined => byCheckId.get(id)

/** IAM actions that a run itself needs, whatever it collects. */
export const runActions = async (): Promise<readonly string[]> => (await runCalls.regions()).actions

/** An evidence type with those that it is computed from, which have to be collected for it. */
export const withInputs = (type: string): string[] => [
  type,
  ...(byTypeId.get(type)?.derivedFrom ?? []).map(({ id }) => id),
]

/** IAM actions an evidence type needs, from the calls its module exports; a derived one needs none of its own. */
export async function actionsOf(type: string): Promise<string[]> {
  if (derivations.has(type)) return []
  return [...new Set((await callsOf(type)).flatMap(call => call.actions))].sort()
}

/** The calls that read an evidence type. Throws `unknown_type`. */
export async function callsOf(type: string): Promise<(Call | ListCall)[]> {
  const reader = readers.get(type)
  if (!reader)
    throw new ServiceError('unknown_type', `There is no evidence type "${type}"; \`exhibit types\` lists them.`)
  return Object.values(await reader.calls()).filter(isCall)
}

export interface TypeEntry {
  readonly id: string
  readonly title: string
  readonly service: string
  readonly reach: string
  readonly population: string
  readonly actions: string[]
  readonly derivedFrom: string[]
  /** The snapshots of AWS Audit Manager that it takes the place of. */
  readonly auditManager: string[]
}

/**
 * `exhibit types`: every evidence type with the actions it needs. These come from modules that load the SDK: one after the
 * other, so that a service that is asked for them answers others meanwhile.
 */
export async function listTypes(): Promise<TypeEntry[]> {
  const all: TypeEntry[] = []
  for (const { id, title, reach, population, derivedFrom = [] } of evidenceTypes) {
    const actions = await actionsOf(id)
    all.push({
      ...{ id, title, service: serviceOf.get(id) ?? '', reach, population, actions },
      derivedFrom: derivedFrom.map(type => type.id),
      auditManager: derivations.has(id) ? [] : replacedBy(id, await callsOf(id)),
    })
  }
  return all
}

/** Where AWS documents what a check is about: its own references, and Security Hub's pages of the same test. */
const referencesOf = ({ references, equivalents }: Check): string[] => [
  ...references,
  ...(equivalents.securityHub ?? []).map(control => {
    const [service = '', number = ''] = control.toLowerCase().split('.')
    return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${service}-${number}`
  }),
]

/** `exhibit checks`: every check with where it is mapped; `controls` come from the frameworks. */
export function listChecks(controls: (check: string) => readonly string[]) {
  return checks.map(check => ({
    id: check.id,
    title: check.title,
    severity: check.severity,
    service: serviceOf.get(check.type.id) ?? '',
    type: check.type.id,
    equivalents: check.equivalents,
    remediation: check.remediation,
    why: check.why ?? null,
    references: referencesOf(check),
    controls: controls(check.id),
  }))
}

export type CheckEntry = ReturnType<typeof listChecks>[number]

/**
 * Which checks are of a service or a severity. A check that this version no longer has counts as `low`, as its findings
 * do: so that one is asked for by what it is not.
 */
export function checksOf(of: { service?: string | undefined; severities?: readonly Severity[] | undefined }): {
  readonly only?: readonly string[]
  readonly except?: readonly string[]
} {
  const { service, severities } = of
  if (service !== undefined && !connectors.some(({ id }) => id === service))
    throw new ServiceError('bad_request', `There is no service "${service.slice(0, 100)}"; /v1/types lists them.`)
  const ids = (matches: (check: Check) => boolean) => checks.filter(matches).map(({ id }) => id)
  const ofService = (check: Check) => service === undefined || serviceOf.get(check.type.id) === service
  if (service === undefined && severities?.includes(UNKNOWN_SEVERITY))
    return { except: ids(({ severity }) => !severities.includes(severity)) }
  if (service === undefined && severities === undefined) return {}
  return { only: ids(check => ofService(check) && (severities?.includes(check.severity) ?? true)) }
}

const UNKNOWN_SEVERITY: Severity = 'low'

export const serviceOfCheck = (check: string): string => serviceOf.get(byCheckId.get(check)?.type.id ?? '') ?? ''
export const severityOfCheck = (check: string): Severity => byCheckId.get(check)?.severity ?? UNKNOWN_SEVERITY

/** What mappings may link to. */
export const registry: Registry & Pick<Library, 'sameAs'> = {
  checks: new Set(byCheckId.keys()),
  types: new Set(serviceOf.keys()),
  typesOf: id => {
    const check = byCheckId.get(id)
    if (!check) return []
    const read = [check.type, ...Object.values(check.reads).map(reading => reading.type)]
    return [...new Set(read.flatMap(type => withInputs(type.id)))]
  },
  sameAs: control => bySecurityHub.get(control) ?? [],
}

let read: Promise<Library> | undefined
/** The objectives that mappings may name; read once. */
export function library(): Promise<Library> {
  read ??= readLibrary(registry)
  return read
}

/** The built-in frameworks and the user's own, with every link checked against the registry. */
export const frameworks = (mappingsDir: string | undefined): Promise<LoadedFramework[]> =>
  loadFrameworks(registry, mappingsDir)
