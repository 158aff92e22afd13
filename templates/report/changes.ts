import type { Previous } from '../../src/package/previous.ts'
import type { Paper } from './kit/paper.ts'
import { FINDING_LOOK, FINDING_STATUSES } from './kit/status.ts'
import { type Cell, facts, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import type { ReportView } from './view.ts'
import { n, when } from './when.ts'

/** What made this package, and what differs from the account's package before this one, besides the account itself. */
export function changes(paper: Paper, view: ReportView): void {
  const { previous } = view
  paper.chapter('What changed')
  paper.flow(heading(paper, 1, 'What changed since the previous package', { id: 'changes' }))
  if (previous) compared(paper, view, previous)
  else paper.flow(paragraph(paper, FIRST))
  versions(paper, view)
}

function compared(paper: Paper, view: ReportView, previous: Previous): void {
  paper.flow(paragraph(paper, verdict(view, previous)))
  paper.flow(facts(paper, about(view, previous), { label: 126 }))
  paper.flow(heading(paper, 2, 'Tests, mappings and scope', { bookmark: false }))
  paper.flow(table(paper, COLUMNS, rows(previous)))
  paper.flow(paragraph(paper, SHARED, { style: TEXT.smallSoft }))
  paper.flow(heading(paper, 2, 'Findings then and now', { bookmark: false }))
  paper.flow(paragraph(paper, COUNTED, { style: TEXT.small, keep: true }))
  paper.flow(table(paper, THEN_AND_NOW, counts(view, previous)))
}

function versions(paper: Paper, view: ReportView): void {
  paper.flow(heading(paper, 2, 'Versions of this package', { bookmark: false }))
  paper.flow(paragraph(paper, `Tests: ${view.tool}, digest of all checks:`, { after: 0, keep: true }))
  paper.flow(paragraph(paper, view.checksSha256, { style: TEXT.mono }))
  const columns = [
    { title: 'Mapping', width: 150 },
    { title: 'Origin', width: 60 },
    { title: 'SHA-256 of the file', style: TEXT.monoSoft },
  ]
  paper.flow(
    table(
      paper,
      columns,
      view.mappings.map(({ id, origin, sha256 }) => [id, origin, sha256]),
    ),
  )
}

const FIRST =
  'No earlier package: the installation that made this one has recorded none of this account, so nothing can be compared.'
const SHARED =
  '“Own definition”: the statement that defines the test, with its title, severity and judgement. “Only code they use”: defined as before, while the rest of its source file, or a file that one imports, differs. What all tests share (reading settings, handling gaps) is covered by the digests above. Mappings are compared by the digest of their file; one stands for each framework of a package. Long lists are cut here; manifest.json has them whole, under previous.changes.'
const COUNTED =
  'Counts only. A resource may be new, gone or changed; compare findings.json of both packages by the ids of the findings, which stay the same.'

function verdict({ checksSha256, rulesSha256, tool, commit, modified }: ReportView, before: Previous): string {
  const { checks, mappings, types, regions } = before.changes
  const lists = [mappings, types, regions, ...(checks ? [checks] : [])].flatMap(of => Object.values(of).flat())
  const code = checksSha256 === before.checksSha256 && rulesSha256 === before.rulesSha256
  if (lists.length > 0 || !code)
    return 'Tests, the code that judges, mappings or scope differ from those of the previous package: where results differ, that may be why.'
  if (rulesSha256 === null)
    return 'No difference in tests, mappings or scope is known. Whether the same code judged is not: one of the packages states no digest of it.'
  const same = [`exhibit ${before.version}`, before.commit, before.modified].join() === [tool, commit, modified].join()
  const exhibit = same
    ? ''
    : ' Exhibit itself is another one, see below: it may read or write what it reads in another way.'
  return `Tests, the code that judges, mappings and scope are those of the previous package: where results differ, the account does, or what could be read of it.${exhibit}`
}

function about(view: ReportView, before: Previous): [string, Cell][] {
  const { timeZone } = view
  const made = (version: string, commit: string | null, modified: boolean | null) =>
    `${version}, ${commit === null ? 'commit not known' : `commit ${commit.slice(0, 12)}`}${modified ? ', modified' : ''}`
  const then = made(`exhibit ${before.version}`, before.commit, before.modified)
  const now = made(view.tool, view.commit, view.modified)
  const source = { aws: 'AWS', replay: 'a recording, NOT AWS', customEndpoint: 'a custom endpoint, NOT AWS' }[
    before.source
  ]
  return [
    ['Previous package', { text: before.id, style: TEXT.mono }],
    ['Made', when(before.created, timeZone)],
    [
      'Settings read',
      `between ${when(before.asOf.from, timeZone)} and ${when(before.asOf.to, timeZone)}, from ${source}`,
    ],
    ['SHA-256 of its manifest', { text: before.manifestSha256, style: TEXT.mono }],
    ['Exhibit', then === now ? `${now}, as before` : [{ text: `now: ${now}` }, { text: `then: ${then}` }]],
    ['Digest of all checks', digests(view.checksSha256, before.checksSha256)],
    ['Digest of what judges', digests(view.rulesSha256, before.rulesSha256)],
  ]
}

const digests = (now: string | null, then: string | null): Cell =>
  now === then
    ? [{ text: now ?? 'not stated', style: TEXT.mono }, { text: now === null ? 'nor before' : 'as before' }]
    : [
        { text: `now:  ${now ?? 'not stated'}`, style: TEXT.mono },
        { text: `then: ${then ?? 'not stated'}`, style: TEXT.mono },
      ]

const COLUMNS = [
  { title: 'What', width: 150 },
  { title: 'How many', width: 50, align: 'right' as const },
  { title: 'Which' },
]

function rows({ changes: of }: Previous): Cell[][] {
  const { checks, mappings, types, regions } = of
  const row = (what: string, list: readonly string[]): Cell[] => [
    what,
    { text: n(list.length), style: list.length > 0 ? TEXT.smallStrong : TEXT.small },
    { text: list.join(', ') || 'none', style: list.length > 0 ? TEXT.monoSoft : TEXT.smallSoft, maxLines: 10 },
  ]
  return [
    ...(checks
      ? [
          row('Tests only in this package', checks.added),
          row('Tests only in the previous one', checks.removed),
          row('Tests changed: own definition', checks.changed),
          row('Tests changed: only code they use', checks.shared),
        ]
      : [['Tests', '', 'The previous package does not list its tests; compare the digests above.']]),
    row('Mappings only in this package', mappings.added),
    row('Mappings only in the previous one', mappings.removed),
    row('Mappings changed', mappings.changed),
    row('Evidence types only asked now', types.added),
    row('Evidence types only asked then', types.removed),
    row('Regions only asked now', regions.added),
    row('Regions only asked then', regions.removed),
  ]
}

const THEN_AND_NOW = [
  { title: 'Result', width: 150 },
  { title: 'Then', width: 60, align: 'right' as const },
  { title: 'Now', width: 60, align: 'right' as const },
  { title: 'Difference', width: 70, align: 'right' as const },
]

const counts = (view: ReportView, before: Previous): Cell[][] =>
  FINDING_STATUSES.map(status => {
    const [then, now] = [before.findings[status], view.counts.findings[status]]
    const difference = now - then
    return [{ look: FINDING_LOOK[status] }, n(then), n(now), difference > 0 ? `+${n(difference)}` : n(difference)]
  })
