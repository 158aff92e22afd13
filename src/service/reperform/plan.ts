import { checks } from '../../../connectors/index.ts'
import type { Check } from '../../../connectors/kit/index.ts'
import { checksOf } from '../../frameworks/crosswalk.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { Manifest } from '../../package/format/manifest.ts'

/** What is judged again, and what cannot be. */
export interface Plan {
  /** The package's frameworks that are at hand, in its order. */
  readonly frameworks: readonly LoadedFramework[]
  /** The package's frameworks whose mapping is not at hand: its user's own, or gone since. */
  readonly missing: readonly { readonly id: string; readonly origin: 'built-in' | 'user' }[]
  readonly checks: readonly Check[]
  /** Ids of checks that a framework which is not at hand may or may not have asked for. */
  readonly optional: ReadonlySet<string>
}

/**
 * The checks that a package must hold findings of: those about its types that its frameworks map, and those that it says it
 * was judged by (a run of no named framework is judged by all). Where a framework is not at hand any check may have been
 * asked for, and counts if the package has findings of it.
 */
export function planOf(manifest: Manifest, loaded: readonly LoadedFramework[]): Plan {
  const byId = new Map(loaded.map(one => [one.framework.id, one]))
  const origins = new Map(manifest.generator.mappings.map(({ id, origin }) => [id, origin]))
  const frameworks = manifest.frameworks.flatMap(({ id }) => byId.get(id) ?? [])
  const missing = manifest.frameworks
    .filter(({ id }) => !byId.has(id))
    .map(({ id }) => ({ id, origin: origins.get(id) ?? ('user' as const) }))
  const types = new Set(manifest.scope.types)
  const due = new Set([
    ...checksOf(frameworks.map(({ framework }) => framework)),
    ...(manifest.generator.checks ?? []).map(({ id }) => id),
  ])
  const ofTypes = checks.filter(check => types.has(check.type.id))
  const planned = missing.length > 0 ? ofTypes : ofTypes.filter(check => due.has(check.id))
  return {
    frameworks,
    missing,
    checks: planned,
    optional: new Set(planned.filter(check => !due.has(check.id)).map(check => check.id)),
  }
}
