import { canonicalJson } from '../../evidence/json.ts'
import { byPath, MANIFEST } from '../format/layout.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Failures } from './error.ts'
import type { Found } from './files.ts'

/** What the manifest says of the data, held against the data. */
export function checkCounts(manifest: Manifest, found: Found, failures: Failures): void {
  const { tally } = found
  const disagree = (what: string) =>
    failures.add('COUNTS_MISMATCH', MANIFEST, `The manifest states other ${what} than the data has.`)
  const { counts, gaps } = manifest
  if (counts.items !== tally.items || counts.resources !== tally.resources) disagree('numbers of items or resources')
  if (!equal(counts.findings, tally.findings)) disagree('numbers of findings')
  if (!equal(gaps, tally.gaps)) disagree('numbers of gaps')
  if (canonicalJson(manifest.items) !== canonicalJson(tally.listed.toSorted(byPath)))
    failures.add('ITEMS_MISMATCH', MANIFEST, 'The manifest lists other evidence items than the package holds.')
  const asOf = tally.asOf()
  if (asOf && !equal(manifest.asOf, asOf)) disagree('times of collection')

  const named = new Map(manifest.frameworks.map(({ id, statuses }) => [id, statuses]))
  const differs = manifest.frameworks.some(({ id, statuses }) => !equal(statuses, found.statuses.get(id) ?? {}))
  if (differs || [...found.statuses.keys()].some(id => !named.has(id))) disagree('numbers of controls')
  if (manifest.frameworks.some(({ id, failing }) => failing && !equal(failing, found.failing.get(id) ?? {})))
    disagree('numbers of controls with failing tests')

  if (manifest.source.kind === 'aws' && found.notFromAws.length > 0)
    failures.add(
      'SOURCE_MISMATCH',
      MANIFEST,
      `The manifest says AWS, but ${found.notFromAws[0]} was not collected from AWS.`,
    )
}

/** Same members with the same values, a missing number being none. */
function equal(a: object, b: object): boolean {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return [...left.keys(), ...right.keys()].every(key => (left.get(key) ?? 0) === (right.get(key) ?? 0))
}
