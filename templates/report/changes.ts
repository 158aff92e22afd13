import { drift } from './drift.ts'
import type { Paper } from './kit/paper.ts'
import { FINDING_LOOK, FINDING_STATUSES } from './kit/status.ts'
import { type Cell, facts, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import type { PreviousView } from './previous-view.ts'
import type { FindingStatus } from './statuses.ts'
import type { ReportView } from './view.ts'
import { n, when } from './when.ts'

/** What made this package, and what differs from the account's package before this one, besides the account itself. */
export function changes(paper: Paper, view: ReportView): void {
  const { previous } = view
  // One sentence needs no page of its own.
  if (previous) paper.chapter('What changed')
  paper.flow(heading(paper, 1, 'What changed since the previous package', { id: 'changes', before: 24 }))
  if (previous) compared(paper, view, previous)
  else paper.flow(paragraph(paper, FIRST))
}

function compared(paper: Paper, view: ReportView, previous: PreviousView): void {
  paper.flow(paragraph(paper, verdict(view, previous)))
  drift(paper, previous)
  paper.flow(heading(paper, 2, 'The packages', { bookmark: false }))
  paper.flow(facts(paper, about(view, previous), { label: 126 }))
  paper.flow(heading(paper, 2, 'Tests, mappings and scope', { bookmark: false }))
  paper.flow(table(paper, COLUMNS, rows(previous)))
  paper.flow(paragraph(paper, SHARED, { style: TEXT.smallSoft }))
  paper.flow(heading(paper, 2, 'Findings then and now', { bookmark: false }))
  paper.flow(paragraph(paper, COUNTED, { style: TEXT.small, keep: true }))
  paper.flow(table(paper, THEN_AND_NOW, counts(view, previous)))
}

/** The code and the mappings that made this package, by digest. */
export function versions(paper: Paper, view: ReportView): void {
  paper.flow(heading(paper, 1, 'Versions', { id: 'versions', before: 24 }))
  if (!view.previous)
    paper.flow(
      facts(paper, [
        ['Exhibit', made(view.tool, view.commit, view.modified)],
        ['Digest of all checks', { text: view.checksSha256, style: TEXT.mono }],
        ['Digest of the assessment code', { text: view.rulesSha256 ?? 'not stated', style: TEXT.mono }],
      ]),
    )
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
  '“Own definition”: the statement that defines the test, with its title, severity and judgement. “Only code they use”: defined as before, while the rest of its source file, or a file that one imports, differs. What all tests share (reading settings, handling gaps) is covered by the digests above. Mappings are compared by the digest of their file; one stands for each framework of a package. Long lists are shortened here; manifest.json has them whole, under previous.changes.'
const COUNTED =
  'Counts of everything; which findings changed is above. The ids of findings stay the same, so that findings.json of both packages can be compared. The command “exhibit diff” compares two packages as a whole.'

function verdict({ checksSha256, rulesSha256, tool, commit, modified }: ReportView, before: PreviousView): string {
  const { checks, mappings, types, regions } = before.changes
  const lists = [mappings, types, regions, ...(checks ? [checks] : [])].flatMap(of => Object.values(of).flat())
  const code = checksSha256 === before.checksSha256 && rulesSha256 === before.rulesSha256
  if (lists.length > 0 || !code)
    return 'Tests, the code that judges, mappings or scope differ from those of the previous package: where results differ, that may be why.'
  if (rulesSha256 === null)
    return 'No difference in tests, mappings or scope is known. Whether the same code judged is not: one of the packages states no digest of it.'
  const same = [`exhibit ${before.version}`, before.commit, before.modified].join() === [tool, commit, modified].join()
  const exhibit = same ? '' : ' Exhibit’s version differs, see below: it may read settings in another way.'
  return `Tests, the code that judges, mappings and scope are those of the previous package: where results differ, the account does, or what could be read of it.${exhibit}`
}

const made = (version: string, commit: string | null, modified: boolean | null) =>
  `${version}, ${commit === null ? 'commit not known' : `commit ${commit.slice(0, 12)}`}${modified ? ', modified' : ''}`

function about(view: ReportView, before: PreviousView): [string, Cell][] {
  const { timeZone } = view
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
    ['Digest of the assessment code', digests(view.rulesSha256, before.rulesSha256)],
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

/** What differs, a row each; what does not is named in the last one. */
function rows({ changes: of }: PreviousView): Cell[][] {
  const { checks, mappings, types, regions } = of
  const lists: [string, readonly string[]][] = [
    ['Tests only in this package', checks?.added ?? []],
    ['Tests only in the previous one', checks?.removed ?? []],
    ['Tests changed: own definition', checks?.changed ?? []],
    ['Tests changed: only code they use', checks?.shared ?? []],
    ['Mappings only in this package', mappings.added],
    ['Mappings only in the previous one', mappings.removed],
    ['Mappings changed', mappings.changed],
    ['Evidence types requested only now', types.added],
    ['Evidence types requested only then', types.removed],
    ['Regions requested only now', regions.added],
    ['Regions requested only then', regions.removed],
  ]
  const known = checks ? lists : lists.slice(4)
  const none = known.filter(([, list]) => list.length === 0).map(([what]) => what.toLowerCase())
  return [
    ...(checks ? [] : [['Tests', '?', 'The previous package does not list its tests; compare the digests above.']]),
    ...known.filter(([, list]) => list.length > 0).map(([what, list]) => row(what, list)),
    ...(none.length > 0 ? [['No difference', '0', `${none.join('; ')}.`]] : []),
  ]
}

const row = (what: string, list: readonly string[]): Cell[] => [
  what,
  { text: n(list.length), style: TEXT.smallStrong },
  { text: list.join(', '), style: TEXT.monoSoft, maxLines: 10 },
]

const THEN_AND_NOW = [
  { title: '', width: 90 },
  ...FINDING_STATUSES.map(status => ({ title: FINDING_LOOK[status].label, width: 70, align: 'right' as const })),
]

function counts(view: ReportView, before: PreviousView): Cell[][] {
  const { findings: now } = view.counts
  const line = (what: string, of: (status: FindingStatus) => string): Cell[] => [what, ...FINDING_STATUSES.map(of)]
  return [
    line('Then', status => n(before.findings[status])),
    line('Now', status => n(now[status])),
    line('Difference', status => {
      const difference = now[status] - before.findings[status]
      return difference > 0 ? `+${n(difference)}` : n(difference)
    }),
  ]
}
