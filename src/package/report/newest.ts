import type { Framework } from '../../frameworks/framework.ts'

/** Of each framework its newest version among those that were asked for, in their order: what the report tells. */
export function newestVersions<T extends Pick<Framework, 'framework' | 'version'>>(frameworks: readonly T[]): T[] {
  const newest = new Map<string, T>()
  for (const one of frameworks) {
    const known = newest.get(one.framework)
    if (!known || compareVersions(one.version, known.version) > 0) newest.set(one.framework, one)
  }
  return frameworks.filter(one => newest.get(one.framework) === one)
}

/** Numbers in a version count as numbers: 10.0.0 is newer than 9.0.0. */
const compareVersions = (a: string, b: string): number => new Intl.Collator('en', { numeric: true }).compare(a, b)
