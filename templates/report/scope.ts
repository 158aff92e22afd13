import type { Paper } from './kit/paper.ts'
import { type Cell, facts } from './kit/table.ts'
import { bullets, heading, note, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import { COMPUTED, UNLISTED } from './population.ts'
import { populationTable } from './population-table.ts'
import { gapSentence } from './summary.ts'
import type { AccountView, OrganizationView, ReportView } from './view.ts'
import { count, n } from './when.ts'

/** What was asked, what was reached, and what the evidence cannot show. */
export function scope(paper: Paper, view: ReportView): void {
  paper.chapter('Scope and limits')
  paper.flow(heading(paper, 1, 'Scope and limits', { id: 'scope' }))
  if (view.notFromAws) paper.flow(note(paper, view.notFromAws.band, view.notFromAws.reason, 'warn'))
  paper.flow(heading(paper, 2, 'Accounts and regions', { before: 2 }))
  paper.flow(
    paragraph(
      paper,
      'The regions asked for are the declared scope: asked = reached + refused + disabled. Which accounts and regions belong to an audit is for the audited entity to state; nothing here judges that.',
    ),
  )
  for (const account of view.accounts) paper.flow(accountFacts(paper, account))
  for (const { scopeNote } of view.frameworks) if (scopeNote) paper.flow(paragraph(paper, scopeNote))
  paper.flow(heading(paper, 2, 'What could not be read'))
  paper.flow(paragraph(paper, gapSentence(view), { goTo: 'gaps' }))
  paper.flow(heading(paper, 2, 'What this evidence cannot show'))
  paper.flow(bullets(paper, LIMITS))
  paper.flow(heading(paper, 2, 'Populations'))
  paper.flow(paragraph(paper, populationSentence(view)))
  const missing = view.populations.filter(({ incomplete, gaps, fieldGaps }) => incomplete + gaps + fieldGaps > 0)
  if (missing.length === 0) paper.flow(paragraph(paper, ALL_TYPES, { goTo: 'evidence' }))
  else {
    paper.flow(paragraph(paper, `These are not read as a whole. ${ALL_TYPES}`, { goTo: 'evidence', keep: true }))
    paper.flow(populationTable(paper, missing))
  }
}

const ALL_TYPES = 'The annex counts every evidence type in the same way.'

const LIMITS = [
  'That the settings were the same before, after or between the moments they were read. It is a look at one moment, not at operation over a period.',
  'That nothing exists outside the accounts and regions in the scope, or in services of which no evidence was asked.',
  'That a population is independently complete. Lists are complete as AWS listed them; only where an item says “reconciled” has a second, independent count been compared.',
  'Anything that AWS configuration does not hold: policies on paper, reviews, training, approvals, contracts, physical access. Such controls are marked “manual” or “inherited”, or say what else they need.',
  'That the collector, its machine and its clock were not tampered with. The audited entity runs the collector and holds the signing key; the request ids in the evidence can be looked up in its own CloudTrail.',
]

function accountFacts(paper: Paper, account: AccountView) {
  const { asked, reached, refused, disabled, notAsked, counted, organization } = account
  const list = (regions: readonly string[]) =>
    regions.length > 0 ? `${n(regions.length)}: ${regions.join(', ')}` : 'none'
  const rows: [string, Cell][] = [
    [
      'Account',
      {
        text: `${account.account}${account.alias ? ` (${account.alias})` : ''}, partition ${account.partition}`,
        style: TEXT.smallStrong,
      },
    ],
    ['Read as', { text: account.principal ?? 'the account could not be entered', style: TEXT.mono }],
    ['Regions asked', list(asked)],
    ['Reached', list(reached)],
    [
      'Refused',
      refused.length > 0 ? refused.map(({ region, because }) => ({ text: `${region}: ${because}` })) : 'none',
    ],
    ['Disabled', list(disabled)],
    ['Enabled, not asked', list(notAsked)],
    ...(counted ? [['Regions reconciled', regionsCounted(account)] satisfies [string, Cell]] : []),
    ...(organization ? organizationRows(organization) : []),
  ]
  return facts(paper, rows)
}

function regionsCounted({ counted, notAsked }: AccountView): string {
  if (!counted) return ''
  const { enabled, read, asOf } = counted
  const rest = read === enabled ? '' : notAsked.length > 0 ? `, ${n(notAsked.length)} were not asked for` : ''
  return `${n(read)} of ${count(enabled, 'enabled region')} were read${rest}; counted by ec2:DescribeRegions at ${asOf} (UTC)`
}

/** Accounts of an organization that a row can name. */
const MOST = 40
const named = (accounts: readonly string[]): string =>
  accounts.length > MOST
    ? `${n(accounts.length)}, the first ${MOST}: ${accounts.slice(0, MOST).join(', ')}; all are in manifest.json`
    : `${n(accounts.length)}: ${accounts.join(', ')}`

function organizationRows(of: OrganizationView): [string, Cell][] {
  const lists = [
    ['Accounts refused', of.refused],
    ['Accounts not in the run', of.missing],
    ['Accounts not decided', of.undecided],
    ['Accounts closed', of.closed],
    ['Accounts that left', of.left],
  ] as const
  return [
    ['Organization', of.reached],
    ...lists.flatMap(([label, accounts]): [string, Cell][] => (accounts.length > 0 ? [[label, named(accounts)]] : [])),
  ]
}

function populationSentence({ populations, accounts }: ReportView): string {
  const refused = accounts.reduce((sum, account) => sum + account.refused.length, 0)
  const items = populations.reduce((sum, { items: own }) => sum + own, 0)
  const incomplete = populations.reduce((sum, type) => sum + type.incomplete, 0)
  const reconciled = populations.reduce((sum, type) => sum + type.reconciled, 0)
  const unlisted = populations.reduce((sum, type) => sum + type.unlisted, 0)
  const computed = populations.reduce((sum, type) => sum + (type.computed ?? 0), 0)
  return `${count(items, 'list')} of ${count(populations.length, 'evidence type')}: ${n(items - incomplete - reconciled - unlisted - computed)} complete as AWS listed them, not independently reconciled; ${n(reconciled)} complete and reconciled with a second count; ${unlisted > 0 ? `${n(unlisted)} ${UNLISTED}; ` : ''}${computed > 0 ? `${n(computed)} ${COMPUTED}; ` : ''}${n(incomplete)} not complete. For each list, listed = collected + gaps; what was left out on purpose is counted as excluded, with its rule.${refused > 0 ? ` ${count(refused, 'region')} that refused ${refused === 1 ? 'has' : 'have'} no lists and ${refused === 1 ? 'is' : 'are'} in none of these numbers.` : ''}`
}
