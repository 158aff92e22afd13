import { protections } from './identity-protections.ts'
import type { Capped, IdentityView, OfSome } from './identity-view.ts'
import { type Chain, chains } from './kit/chain.ts'
import type { Paper } from './kit/paper.ts'
import { type Cell, type Column, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import type { ReportView } from './view.ts'
import { count, n } from './when.ts'

const INTRODUCTION =
  'Computed from all policies that bind each IAM user and role, and each assignment of IAM Identity Center where the account may read them: its own policies, those of groups, boundaries and guardrails of the organization. Elsewhere people of IAM Identity Center are in it only as the roles they take. What would stop a deletion, such as a vault lock, stands beside it and changes nothing else here. Every principal is in the evidence and in the workbook’s access review.'

/** Who can do what, in two minutes; nothing where the package does not say. */
export function identity(paper: Paper, { identity: of }: ReportView): void {
  if (of === null) return
  paper.chapter('Who can do what')
  paper.flow(heading(paper, 1, 'Who can do what', { id: 'identity' }))
  paper.flow(paragraph(paper, INTRODUCTION))
  const whole = of.whole ? '' : ' The list is NOT whole: there may be more of everything below.'
  paper.flow(
    paragraph(paper, `${count(of.principals, 'user, role or assignment', 'users, roles and assignments')}.${whole}`),
  )
  administrators(paper, of)
  erasers(paper, of)
  protections(paper, of)
  section(paper, 'Who comes from outside', OUTSIDERS, of.outsiders, ({ name, from, externalId }) => [
    ...[mono(name), mono(from)],
    EXTERNAL_ID[externalId],
  ])
  if (of.neighbours.total > 0)
    section(paper, 'Who comes from accounts of the organization', NEIGHBOURS, of.neighbours, one => [
      ...[mono(one.name), mono(one.from), cell(one.account)],
    ])
  section(paper, 'Active access keys', KEYS, of.keys, ({ name, key, made, used }) => [
    mono(name),
    mono(key),
    made,
    used,
  ])
  section(paper, 'What is not known', UNREAD, of.unread, ({ why, principals }) => [cell(why), n(principals)])
}

const DASHED = 'Dashed: under conditions that settings do not decide.'

const mono = (text: string): Cell => ({ text, style: TEXT.mono, maxLines: 2 })
const cell = (text: string): Cell => ({ text, maxLines: 3 })

const NAMED = (title: string): Column[] => [{ title: 'User, role or assignment', share: 0.6 }, { title }]
const EXTERNAL_ID = { asked: 'asked for', 'not asked': 'NO external id asked for', none: '–' } as const
const OUTSIDERS: Column[] = [
  { title: 'Role', share: 0.6 },
  { title: 'Who may take it' },
  { title: 'External id', width: 110 },
]
const NEIGHBOURS: Column[] = [
  { title: 'Role', share: 0.6 },
  { title: 'Who may take it' },
  { title: 'Account', share: 0.6 },
]
const KEYS: Column[] = [
  ...[{ title: 'User' }, { title: 'Access key' }],
  ...[
    { title: 'Made', width: 70 },
    { title: 'Last used', width: 90 },
  ],
]
const UNREAD: Column[] = [{ title: 'Reason' }, { title: 'Users and roles', width: 80, align: 'right' }]

function administrators(paper: Paper, of: IdentityView): void {
  section(paper, 'Administrators', NAMED('Through'), of.administrators, one => [mono(one.name), cell(one.through)])
  if (of.perhaps.total > 0)
    section(paper, 'Perhaps administrators: NOT KNOWN', NAMED('Why'), of.perhaps, one => [
      mono(one.name),
      cell(one.why),
    ])
  section(paper, 'Can become an administrator', NAMED('How'), of.ways, ({ name, way, certain }) => [
    mono(name),
    cell(certain ? way : `perhaps: ${way}`),
  ])
  if (of.ways.total === 0) return
  paper.flow(chains(of.ways.shown.map(pictureOf)))
  if (of.ways.shown.some(({ certain }) => !certain)) paper.flow(paragraph(paper, DASHED, { style: TEXT.smallSoft }))
}

type Way = IdentityView['ways']['shown'][number]

function pictureOf({ name, hops, certain }: Way): Chain {
  const steps = hops.map(({ by, to }) => `by ${by} with the rights of ${to}`).join(', then ')
  return {
    ...{ from: name, links: hops, certain },
    alt: `${name} ${certain ? 'becomes' : 'may become'} an administrator: ${steps}.`,
  }
}

function section<T>(
  paper: Paper,
  title: string,
  columns: Column[],
  of: Capped<T> | OfSome<T>,
  row: (one: T) => Cell[],
): void {
  paper.flow(heading(paper, 2, of.total === 0 ? title : `${title}: ${n(of.total)}`, { bookmark: false }))
  if (of.total === 0) paper.flow(paragraph(paper, 'None is known.'))
  else paper.flow(table(paper, columns, of.shown.map(row)))
  if ('unread' in of && of.unread > 0)
    paper.flow(
      paragraph(
        paper,
        `NOT KNOWN, or not whole, of ${count(of.unread, 'user, role or assignment', 'users, roles and assignments')}.`,
      ),
    )
  const more = of.total - of.shown.length
  if (more > 0) paper.flow(paragraph(paper, `${n(more)} more in the evidence.`, { style: TEXT.smallSoft }))
}

function erasers(paper: Paper, { erasers: all }: IdentityView): void {
  paper.flow(heading(paper, 2, 'Who can erase what', { bookmark: false }))
  const columns: Column[] = [
    ...[
      { title: 'What', width: 70 },
      { title: 'Who can', width: 50, align: 'right' as const },
    ],
    ...[{ title: 'For example' }, { title: 'Not known of', width: 74, align: 'right' as const }],
  ]
  const rows = all.map(({ kind, names, unread }): Cell[] => [
    ...[kind, n(names.total)],
    ...[{ text: names.shown.join(', '), style: TEXT.mono, maxLines: 2 }, n(unread)],
  ])
  paper.flow(table(paper, columns, rows))
}
