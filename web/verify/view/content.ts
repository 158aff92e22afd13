import { countWithFailing } from '../../../src/package/format/failing-tests.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import type { Verification } from '../../../src/package/verify/result.ts'
import { type Cell, facts, mono, plain, section, table, when, whole } from './dom.ts'

/** What a valid package holds. */
export const content = (manifest: Manifest, failing: Failing): HTMLElement[] => [
  about(manifest),
  scope(manifest),
  counts(manifest),
  controls(manifest, failing),
]

function about({ id, label, created, asOf, auditPeriod, generator }: Manifest): HTMLElement {
  return section(
    'The package',
    facts([
      ['Id', mono(plain(id))],
      ['Label', plain(label)],
      ['Made', when(created)],
      ['Settings as read between', `${when(asOf.from)} and ${when(asOf.to)}`],
      [
        'Audit period',
        auditPeriod &&
          `${when(auditPeriod.from)} to ${when(auditPeriod.to)}, as stated by ${plain(auditPeriod.statedBy)}`,
      ],
      ['Made with', `Exhibit ${plain(generator.version)}`],
    ]),
  )
}

/** Rows that a page can show; a package may state thousands. */
const MOST = 500
const capped = (rows: readonly (readonly Cell[])[]) => rows.slice(0, MOST)
const note = (rows: readonly unknown[]) => (rows.length > MOST ? `, the first ${MOST} of ${rows.length}` : '')

function scope({ scope }: Manifest): HTMLElement {
  const rows = scope.accounts.map(account => {
    const regions = record(record(account).regions)
    const refused = list(regions.refused).map(one => record(one).region)
    return [
      whole(account.account),
      plain(account.alias) || '–',
      names(regions.asked),
      names(regions.reached),
      names([...refused, ...list(regions.disabled)]),
      names(regions.notAsked),
    ]
  })
  const counts = scope.accounts.map(account => {
    const counted = record(record(record(account).regions).counted)
    const reach = record(record(account).organization)
    return [
      whole(account.account),
      counted.enabled === undefined ? 'not counted' : of(counted.read, counted.enabled),
      reach.count === undefined ? 'no organization stated' : of(reach.read, reach.count),
      names([...list(reach.refused), ...list(reach.missing), ...list(reach.undecided)]),
      names(list(reach.closed).map(one => `${plain(record(one).account)} ${plain(record(one).state)}`)),
      names(reach.left),
    ]
  })
  const head = ['account', 'name', 'regions asked for', 'reached', 'refused or disabled', 'enabled, not asked for']
  const counted = ['account', 'enabled regions read', 'accounts of its organization read', 'not read', 'closed', 'left']
  return section(
    'Scope',
    table(`Accounts and regions${note(rows)}`, head, capped(rows)),
    table(`Reconciled with what AWS lists${note(counts)}`, counted, capped(counts)),
  )
}

// Of the scope, the verifier holds only the accounts to a shape.
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const of = (read: unknown, all: unknown): string => `${Number(read)} of ${Number(all)}`
const names = (value: unknown): string => list(value).slice(0, MOST).map(plain).join(', ') || 'none'

function counts({ counts, gaps }: Manifest): HTMLElement {
  const { pass, fail, unknown, not_applicable } = counts.findings
  return section(
    'Findings and gaps',
    table('Findings', ['failed', 'unknown', 'passed', 'nothing to judge'], [[fail, unknown, pass, not_applicable]]),
    table('Evidence', ['items', 'resources', 'API calls'], [[counts.items, counts.resources, counts.apiCalls]]),
    table(
      'Gaps: what was to be read and could not be. A gap is never a pass.',
      ['lists not made', 'resources not read', 'fields not read'],
      [[gaps.lists, gaps.members, gaps.fields]],
    ),
  )
}

/** Statuses of controls, as docs/package-format.md has them. */
const STATUSES = {
  tests_failed: 'failed',
  not_verified: 'not verified',
  review: 'needs review',
  tests_passed: 'passed',
  no_population: 'nothing to test',
  inherited: 'inherited',
  manual: 'manual',
} as const

type Failing = NonNullable<Verification['controlsWithFailingTests']>

function controls({ frameworks }: Manifest, failing: Failing): HTMLElement {
  const keys = Object.keys(STATUSES)
  const rows = frameworks.map(({ id, title, statuses }) => [
    plain(title),
    ...keys.map(key => countWithFailing(key, statuses[key] ?? 0, failing[id]?.[key] ?? 0)),
  ])
  const caption = `Controls by framework and status, one per control and account; in brackets how many of them have failing tests${note(rows)}`
  return section('Controls', table(caption, ['framework', ...Object.values(STATUSES)], capped(rows)))
}
