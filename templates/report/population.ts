import type { PopulationCounts, TypeCounts } from './population-view.ts'
import type { TestView } from './test-view.ts'
import { count, n } from './when.ts'

/** What a test judged, in its own unit, of what was listed, and what else it read. */
export function testPopulation({ tally, population, ofAccounts, alsoRead }: TestView): string {
  const judged = tally.pass + tally.fail + tally.unknown
  const unit = ofAccounts ? `${count(judged, 'result')} on the account as a whole` : `${n(judged)} judged`
  const also = alsoRead.map(({ type, collected }) => `${type} (${n(collected)})`)
  if (population.items === 0 && also.length > 0) return `${unit}; read: ${also.join(', ')}`
  return [`${unit}, ${populationText(population)}`, ...(also.length > 0 ? [`also read: ${also.join(', ')}`] : [])].join(
    '; ',
  )
}

/** `30`, or `30 of 32` where not all that were listed could be read. */
export const typeText = ({ type, items, listed, collected }: TypeCounts): string =>
  `${type}\u00a0${n(collected)}${collected === listed ? '' : `\u00a0of\u00a0${n(listed)}`}${items > 1 ? `\u00a0(${n(items)}\u00a0lists)` : ''}`

/** How many there are, how many were read, and how far the lists may be called complete. */
export function populationText(of: PopulationCounts, outside = 0): string {
  if (of.items === 0) return `no evidence was collected${of.refused > 0 ? `; ${refusedText(of.refused)}` : ''}`
  return [`collected ${n(of.collected)} of ${n(of.listed)} listed`, howWhole(of, outside)].join('; ')
}

/** How far the lists behind it may be called complete, without their members being added up. */
export function howWhole(of: PopulationCounts, outside = 0): string {
  return [
    ...(of.excluded > 0 ? [`${n(of.excluded)} excluded`] : []),
    of.members + of.fields === 0 ? 'no collection gaps' : unread(of),
    ...(outside > 0 ? ['regions not asked are left out'] : []),
    completeness(of),
    ...(of.refused > 0 ? [refusedText(of.refused)] : []),
  ].join('; ')
}

export const COMPUTED = 'computed from other evidence, which is complete'

/** The words auditors look for. */
function completeness({ items, incomplete, reconciled, unlisted, computed = 0 }: PopulationCounts): string {
  if (incomplete > 0) return `${count(incomplete, 'list')} of ${n(items)} NOT complete`
  if (unlisted === items) return UNLISTED
  if (reconciled === items) return 'complete, reconciled with a second count'
  if (computed === items) return COMPUTED
  const some = reconciled > 0 ? `, ${n(reconciled)} of ${n(items)} lists reconciled with a second count` : ''
  const none = unlisted > 0 ? `; ${n(unlisted)} of ${n(items)} ${UNLISTED}` : ''
  const made = computed > 0 ? `; ${n(computed)} of ${n(items)} ${COMPUTED}` : ''
  return `complete as listed${some}${none}${made}`
}

/** What {@link completeness} says so often that it is explained once in a chapter. */
export const AS_LISTED = '“Complete as listed” means: complete as AWS listed it, not independently reconciled.'

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
