import type { Manifest } from '../../../../src/package/format/manifest.ts'
import { type Attack, INSTANCES, KEYS, lied } from './attack.ts'

type Change = (manifest: Manifest) => Manifest

const target = { code: 'COVERAGE_MISMATCH', file: 'manifest.json' } as const
const TARGETS = { done: 3, refused: 1, disabled: 1 }

const regions =
  (change: Partial<Manifest['scope']['accounts'][number]['regions']>): Change =>
  manifest => {
    const accounts = manifest.scope.accounts.map(one => ({ ...one, regions: { ...one.regions, ...change } }))
    return { ...manifest, scope: { ...manifest.scope, accounts } }
  }

const targets =
  (change: Partial<typeof TARGETS>): Change =>
  manifest => ({
    ...manifest,
    coverage: { scope: 'narrowed', targets: { ...TARGETS, ...change } },
  })

const CLAIMS: readonly (readonly [string, Change])[] = [
  ['a package with gaps that says it is complete', m => ({ ...m, outcome: 'complete' })],
  ['a package with evidence that says nothing was read', m => ({ ...m, outcome: 'nothing_read' })],
  ['an outcome without its coverage', ({ coverage: _, ...m }) => m],
  ['a coverage without its outcome', ({ outcome: _, ...m }) => m],
  ['more targets read than there are', targets({ done: 9 })],
  ['a refused target that is not counted', targets({ refused: 0 })],
  ['a refused target counted as read', targets({ done: 4, refused: 0 })],
  ['a disabled target counted as read', targets({ done: 4, disabled: 0 })],
  ['a region that was asked for and is in no list', regions({ refused: [] })],
  ['a region that is in two lists', regions({ disabled: ['me-south-1', 'us-east-1'] })],
  ['a region reached that was not asked for', regions({ reached: ['eu-central-1', 'us-east-1', 'us-west-2'] })],
  ['a region asked for and not asked for', regions({ notAsked: ['us-east-1'] })],
  ['all regions asked for, and one that was not', regions({ all: true })],
  [
    'a scope without regions',
    m => ({ ...m, scope: { ...m.scope, accounts: m.scope.accounts.map(({ regions: _, ...one }) => one as never) } }),
  ],
]

/** A manifest without this item, its gaps included. */
const without =
  (path: string): Change =>
  ({ items, counts, ...m }) => {
    const left = items.filter(one => one.path !== path)
    return { ...m, items: left, counts: { ...counts, items: left.length } }
  }

/** What a package says of how much was read, against what it holds. */
export const coverage: Attack[] = [
  ...CLAIMS.map(([name, change]) => lied({ name, ...target }, () => {}, change)),
  ...[INSTANCES, KEYS].map(path =>
    lied(
      { name: `${path} left out`, code: 'EVIDENCE_MISSING', file: 'manifest.json' },
      files => files.delete(path),
      without(path),
    ),
  ),
  lied(
    { name: 'a type of the account left out', code: 'EVIDENCE_MISSING', file: 'manifest.json' },
    files => files.delete('evidence/111122223333/global/aws.s3.bucket.json'),
    without('evidence/111122223333/global/aws.s3.bucket.json'),
  ),
]
