import type { Source } from './expand.ts'
import type { MappedControl, Mapping } from './schema.ts'

export interface MappedVersion {
  /** The framework's id. */
  readonly id: string
  readonly version: string
  readonly controls: readonly { readonly id: string; readonly source: Source }[]
}

/**
 * The frameworks of a file: one, or one a version, which holds the controls that have an id in it, in the order of the
 * ids, with what is different there.
 */
export function versionsOf(name: string, { version, versions, controls }: Mapping): MappedVersion[] {
  if (version !== undefined)
    return [{ id: name, version, controls: controls.flatMap(c => (c.id === undefined ? [] : [of(c, c.id)])) }]
  return (versions ?? []).map(one => ({
    id: `${name}-${one.toLowerCase()}`,
    version: one,
    controls: controls
      .flatMap(control => {
        const id = control.ids?.[one]
        return id === undefined ? [] : [of(control, id, one)]
      })
      .sort((a, b) => byNumbers(a.id, b.id)),
  }))
}

function of({ id: _, ids: __, inVersions, ...source }: MappedControl, id: string, version?: string) {
  const here = version === undefined ? {} : (inVersions?.[version] ?? {})
  const told = Object.fromEntries(Object.entries(here).filter(([, value]) => value !== undefined))
  return { id, source: { ...source, ...told } as Source }
}

/** What is wrong with the versions of a file, as clauses. */
export function brokenVersions({ version, versions, controls }: Mapping): string[] {
  if ((version === undefined) === (versions === undefined)) return ['it needs `version` or `versions`']
  if (version !== undefined)
    return controls.flatMap(({ id, ids, inVersions }, index) =>
      id === undefined || ids || inVersions
        ? [`controls.${index}: in a file of one version a control has an \`id\``]
        : [],
    )
  const known = new Set(versions)
  const repeated = known.size < (versions?.length ?? 0) ? ['a version is named twice'] : []
  const faults = controls.flatMap(({ id, ids, inVersions }, index) => {
    if (id !== undefined || !ids || Object.keys(ids).length === 0)
      return [`controls.${index}: in a file of several versions a control has \`ids\``]
    return [...Object.keys(ids), ...Object.keys(inVersions ?? {})]
      .filter(one => !known.has(one))
      .map(one => `controls.${index}: ${one} is not among the versions`)
  })
  const empty = [...known].filter(one => !controls.some(({ ids }) => ids?.[one] !== undefined))
  return [...repeated, ...faults, ...empty.map(one => `version ${one} has no control`)]
}

/** 2.9 before 2.10. */
export function byNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? '']
    const difference = Number(x) - Number(y)
    if (difference) return difference
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}
