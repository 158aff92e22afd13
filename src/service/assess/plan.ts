import { checks, evidenceTypes } from '../../../connectors/index.ts'
import type { Check } from '../../../connectors/kit/index.ts'
import type { Caller, Regions } from '../../collect/scope.ts'
import { checksOf, typesOf } from '../../frameworks/crosswalk.ts'
import { byDefault, type LoadedFramework } from '../../frameworks/framework.ts'
import type { Run, RunRequest } from '../../store/index.ts'
import { registry, withInputs } from '../frameworks/catalogue.ts'
import { didYouMean } from '../frameworks/did-you-mean.ts'
import { ServiceError } from '../runtime/error.ts'

/** What was found of an account before reading it; kept with the run. */
export interface Discovery {
  readonly caller: Caller
  readonly regions: Regions
  /** The regions of the run in this account. */
  readonly asked: readonly string[]
  /** When the regions were listed; runs of earlier versions do not say. */
  readonly listedAt?: string
}

export const discoveryOf = ({ scope }: Pick<Run, 'scope'>, account: string): Discovery | null =>
  (scope as Record<string, Discovery> | null)?.[account] ?? null

/** The regions of a run in an account, whether they were reached or not; empty where they were never found. */
export const regionsOf = (run: Pick<Run, 'scope' | 'request'>, account: string): readonly string[] =>
  discoveryOf(run, account)?.asked ?? run.request.regions ?? []

/** The evidence types that a check judges and reads. */
export const typesOfCheck = (check: Check): readonly string[] => registry.typesOf(check.id)

/** The frameworks of a run. Throws `unknown_framework`. */
export function frameworksOf(
  request: Pick<RunRequest, 'frameworks'>,
  loaded: readonly LoadedFramework[],
): LoadedFramework[] {
  if (request.frameworks === null) return byDefault(loaded)
  return request.frameworks.map(id => {
    const found = loaded.find(({ framework }) => framework.id === id)
    if (!found) {
      const near = didYouMean(
        id,
        loaded.map(f => f.framework.id),
      )
      throw new ServiceError(
        'unknown_framework',
        `There is no framework "${id}"${near}: \`exhibit frameworks\` lists them.`,
      )
    }
    return found
  })
}

/** The evidence types a run collects: those asked for with what they are computed from, or what its frameworks need, or all. Throws `unknown_type`. */
export function plannedTypes(
  request: Pick<RunRequest, 'frameworks' | 'types' | 'also'>,
  frameworks: readonly LoadedFramework[],
): string[] {
  const also = request.also ?? []
  return also.length === 0
    ? namedTypes(request, frameworks)
    : [...new Set([...namedTypes(request, frameworks), ...also])].sort()
}

function namedTypes(
  request: Pick<RunRequest, 'frameworks' | 'types'>,
  frameworks: readonly LoadedFramework[],
): string[] {
  const known = new Set(evidenceTypes.map(type => type.id))
  if (request.types !== null) {
    for (const type of request.types)
      if (!known.has(type))
        throw new ServiceError(
          'unknown_type',
          `There is no evidence type "${type}"${didYouMean(type, known)}: \`exhibit types\` lists them.`,
        )
    return [...new Set(request.types.flatMap(withInputs))].sort()
  }
  if (request.frameworks === null)
    return evidenceTypes
      .filter(type => !type.onRequest)
      .map(type => type.id)
      .sort()
  const needed = typesOf(
    frameworks.map(f => f.framework),
    registry.typesOf,
  )
  return [...new Set(needed.flatMap(withInputs))].sort()
}

/** The checks a run judges: those of its frameworks, or all; with types asked for, those about one of them or of their inputs. */
export function plannedChecks(
  request: Pick<RunRequest, 'frameworks' | 'types'>,
  frameworks: readonly LoadedFramework[],
): Check[] {
  const mapped = new Set(checksOf(frameworks.map(f => f.framework)))
  const types = request.types === null ? null : new Set(request.types.flatMap(withInputs))
  return checks.filter(
    check => (request.frameworks === null || mapped.has(check.id)) && (types === null || types.has(check.type.id)),
  )
}

const REGION_NAME = /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/

/**
 * The regions of a run in an account: those asked for, or all enabled ones. Where the list of regions could not be
 * read and none was asked for, only the main region is known, and the gap stands in the scope. Throws `unknown_region`.
 */
export function plannedRegions(asked: readonly string[] | null, regions: Regions, fallback: string): string[] {
  if (asked === null) return regions.gap === null ? [...regions.enabled] : [fallback]
  const known = new Set([...regions.enabled, ...regions.disabled])
  for (const region of asked) {
    const there = regions.gap === null ? known.has(region) : REGION_NAME.test(region)
    if (!there) throw new ServiceError('unknown_region', `There is no AWS region "${region}"${hint(region, known)}.`)
  }
  return [...new Set(asked)].sort()
}

function hint(region: string, known: ReadonlySet<string>): string {
  const near = didYouMean(region, known)
  if (near !== '' || known.size === 0) return near
  return `; this account has ${[...known].sort().slice(0, 4).join(', ')} and ${known.size - 4} more`
}
