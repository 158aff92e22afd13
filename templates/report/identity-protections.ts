import type { IdentityView } from './identity-view.ts'
import type { Paper } from './kit/paper.ts'
import { type Cell, type Column, table } from './kit/table.ts'
import { heading, paragraph } from './kit/text.ts'
import { TEXT } from './kit/theme.ts'
import { count, n } from './when.ts'

const COLUMNS: Column[] = [
  ...[{ title: 'Deletion', width: 150 }, { title: 'Protected by' }],
  { title: 'By nothing', width: 60, align: 'right' },
]
const MOST_REASONS = 4

/** What would stop a deletion: that nothing does is said only of what was read. Why more is not known stands below, each reason once. */
export function protections(paper: Paper, { protections: all }: IdentityView): void {
  if (all.length === 0) return
  paper.flow(heading(paper, 2, 'What would stop it', { bookmark: false }))
  const rows = all.map(({ action, by, bare, resources, unread }): Cell[] => {
    const known = by.map(one => `${one.name}: ${n(one.resources)}${lifted(one.lifters)}`)
    const told = [...known, ...(unread.length > 0 ? ['more is NOT KNOWN'] : [])].join('; ')
    return [{ text: action, style: TEXT.mono }, { text: told, maxLines: 3 }, `${n(bare)} of ${n(resources)}`]
  })
  paper.flow(table(paper, COLUMNS, rows))
  const reasons = [...new Set(all.flatMap(one => one.unread.map(shared)))]
  if (reasons.length === 0) return
  const more = reasons.length - MOST_REASONS
  const last = more > 0 ? [`${n(more)} more reasons stand in the evidence.`] : []
  const text = `NOT KNOWN: ${[...reasons.slice(0, MOST_REASONS), ...last].join(' ')}`
  paper.flow(paragraph(paper, text, { style: TEXT.smallSoft }))
}

const lifted = (lifters: number): string =>
  lifters === 0 ? '' : ` (${count(lifters, 'user or role', 'users and roles')} who can erase can lift it)`

/** Regions that were left out are so for every kind alike. */
const shared = (why: string): string => why.replace(/^[^:]* were not all read: (.)/, (_, first: string) => first)
