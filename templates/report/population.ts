import type { PopulationCounts } from './view.ts'
import { count, n } from './when.ts'

/** How many there are, how many were read, and how far the lists may be called complete. */
export function populationText(of: PopulationCounts, outside = 0): string {
  if (of.items === 0) return `no evidence was collected${of.refused > 0 ? `; ${refusedText(of.refused)}` : ''}`
  return [
    `collected ${n(of.collected)} of ${n(of.listed)} listed`,
    ...(of.excluded > 0 ? [`${n(of.excluded)} excluded`] : []),
    of.members + of.fields === 0 ? 'no gaps' : unread(of),
    ...(outside > 0 ? [`${count(outside, 'region')} not asked`] : []),
    completeness(of),
    ...(of.refused > 0 ? [refusedText(of.refused)] : []),
  ].join('; ')
}

/** The words auditors look for. */
function completeness({ items, incomplete, reconciled, unlisted }: PopulationCounts): string {
  if (incomplete > 0) return `${count(incomplete, 'list')} of ${n(items)} NOT complete`
  if (unlisted === items) return UNLISTED
  if (reconciled === items) return 'complete, reconciled with a second count'
  const some = reconciled > 0 ? ` but for ${n(reconciled)} of ${n(items)} lists` : ''
  const none = unlisted > 0 ? `; ${n(unlisted)} of ${n(items)} ${UNLISTED}` : ''
  return `complete as AWS listed it, not independently reconciled${some}${none}`
}

/** No list was made, and nothing is missing. */
export const UNLISTED = 'judged in another account or empty by definition'

/** Whatever is complete is so without them. */
export const refusedText = (refused: number): string =>
  `${count(refused, 'region')} of the scope REFUSED, of which nothing is known`

function unread({ members, fields }: PopulationCounts): string {
  const parts = [
    ...(members > 0 ? [count(members, 'resource')] : []),
    ...(fields > 0 ? [count(fields, 'setting')] : []),
  ]
  return `${parts.join(' and ')} not read`
}
