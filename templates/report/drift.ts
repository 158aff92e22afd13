import type { Paper } from './kit/paper.ts'
import { FINDING_LOOK } from './kit/status.ts'
import { type Cell, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import type { DriftView, FlipView, NamedResourceView, PreviousView, TypeDriftView } from './previous-view.ts'
import type { FindingStatus } from './statuses.ts'
import { count, n } from './when.ts'

/** Rows shown; the manifest has longer lists, and `exhibit diff` the longest. */
const MOST = { flips: 24, types: 14, named: 4, notCompared: 12, of: 6 } as const

/** What changed in the account: findings of another status, then resources, then what could not be compared. */
export function drift(paper: Paper, { drift: of }: PreviousView): void {
  paper.flow(heading(paper, 2, 'The account then and now', { bookmark: false }))
  if (!of) {
    paper.flow(paragraph(paper, of === null ? LOST : NOT_STATED))
    return
  }
  if (of.statuses.length + of.resources.length === 0)
    paper.flow(paragraph(paper, 'Of what could be compared, no resource and no result of a test changed.'))
  findings(paper, of)
  resources(paper, of)
  notCompared(paper, of)
}

const LOST = 'The evidence of the previous package could not be read any more, so that the account was not compared.'
const NOT_STATED = 'The account was not compared: the version of Exhibit that made this package did not do so.'
const MORE =
  'Lists are shortened here. manifest.json has longer ones, under previous.drift; the longest are those of the command “exhibit diff”, given both packages.'

const result = (status: FindingStatus | null): Cell =>
  status === null ? 'no such finding' : { look: FINDING_LOOK[status] }

function findings(paper: Paper, { statuses, flips }: DriftView): void {
  if (statuses.length === 0) return
  paper.flow(
    paragraph(
      paper,
      `${count(
        statuses.reduce((sum, one) => sum + one.count, 0),
        'result',
      )} changed:`,
      { keep: true },
    ),
  )
  const counted = [
    { title: 'Then', width: 100 },
    { title: 'Now', width: 100 },
    { title: 'Results', width: 60, align: 'right' as const },
    { title: '' },
  ]
  const sums = statuses.map((one): Cell[] => [result(one.before), result(one.now), n(one.count), ''])
  paper.flow(table(paper, counted, sums))
  const columns = [
    { title: 'Then', width: 74 },
    { title: 'Now', width: 74 },
    { title: 'Test' },
    { title: 'Resource', share: 1.1 },
  ]
  paper.flow(table(paper, columns, flips.slice(0, MOST.flips).map(flipRow), { after: 4 }))
  if (flips.length > MOST.flips || flips.length < statuses.reduce((sum, one) => sum + one.count, 0))
    paper.flow(paragraph(paper, MORE, { style: TEXT.smallSoft }))
}

const flipRow = ({ before, now, title, resource, region, testChanged }: FlipView): Cell[] => [
  result(before),
  result(now),
  [{ text: title, maxLines: 2 }, ...(testChanged ? [{ text: 'the test changed, too', style: TEXT.label }] : [])],
  { text: plain(resource, region), style: TEXT.monoSoft, maxLines: 2 },
]

const ACCOUNT = /^arn:[a-z-]+:iam::(\d{12}):root$/
const plain = (resource: string, region: string): string => {
  const account = ACCOUNT.exec(resource)?.[1]
  return account
    ? `the account ${account}, ${region}`
    : resource.includes(region)
      ? resource
      : `${resource} (${region})`
}

function resources(paper: Paper, { resources: types }: DriftView): void {
  if (types.length === 0) return
  const number = (title: string) => ({ title, width: 50, align: 'right' as const })
  const columns = [
    { title: 'Resources', width: 128 },
    number('New'),
    number('Gone'),
    number('Changed'),
    { title: 'Which' },
  ]
  paper.flow(table(paper, columns, types.slice(0, MOST.types).map(typeRow), { after: 4 }))
  if (types.length > MOST.types)
    paper.flow(paragraph(paper, `${count(types.length - MOST.types, 'more type')}. ${MORE}`, { style: TEXT.smallSoft }))
}

const typeRow = ({ type, title, added, gone, changed, examples }: TypeDriftView): Cell[] => [
  [
    { text: title, maxLines: 2 },
    { text: type, style: TEXT.monoSoft },
  ],
  n(added),
  n(gone),
  n(changed),
  [
    ...list('New', examples.added, added, nameOf),
    ...list('Gone', examples.gone, gone, nameOf),
    ...list('Changed', examples.changed, changed, one => `${nameOf(one)} (${one.fields.join(', ')})`),
  ],
]

function list<T>(word: string, named: readonly T[], total: number, text: (of: T) => string) {
  if (total === 0) return []
  const shown = named.slice(0, MOST.named).map(text)
  const more = total > shown.length ? ` and ${n(total - shown.length)} more` : ''
  return [{ text: `${word}: ${shown.join(', ')}${more}`, maxLines: 4 }]
}

const nameOf = ({ name, id }: NamedResourceView): string => name || id

/** Kinds of things with one reason, however many types or tests they are of. */
function notCompared(paper: Paper, { notCompared: all }: DriftView): void {
  if (all.length === 0) return
  paper.flow(heading(paper, 3, 'What could not be compared', { bookmark: false }))
  const columns = [{ title: 'Why' }, { title: 'How many', width: 80 }, { title: 'Of', share: 1.2 }]
  const reasons = [...Map.groupBy(all, ({ what, because }) => `${what}\0${because}`).values()]
  paper.flow(table(paper, columns, reasons.slice(0, MOST.notCompared).map(reasonRow), { after: 4 }))
  const more = reasons.length - MOST.notCompared
  const isCut = more > 0 || reasons.some(same => same.length > MOST.of)
  if (isCut)
    paper.flow(
      paragraph(paper, `${more > 0 ? `${count(more, 'more reason')}. ` : ''}${MORE}`, { style: TEXT.smallSoft }),
    )
}

function reasonRow(same: DriftView['notCompared']): Cell[] {
  const [first] = same
  const total = same.reduce((sum, one) => sum + one.count, 0)
  const named = [...new Set(same.map(({ of }) => of))]
  const more = named.length > MOST.of ? ` and ${n(named.length - MOST.of)} more` : ''
  return [
    first?.because ?? '',
    count(total, first?.what ?? ''),
    { text: `${named.slice(0, MOST.of).join(', ')}${more}`, style: TEXT.monoSoft, maxLines: 4 },
  ]
}
