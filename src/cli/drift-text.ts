import type { Drift, NamedResource } from '../package/format/manifest.ts'
import { plural } from './output.ts'

/** Of each list; --json names more. */
const MOST = 10

const WORDS = { pass: 'pass', fail: 'FAIL', unknown: 'unknown', not_applicable: 'nothing to judge' } as const
const wordOf = (status: keyof typeof WORDS | null): string => (status === null ? 'none' : WORDS[status])

/** What changed, findings first, then resources, then what could not be compared. */
export function driftText({ resources, statuses, flips, notCompared }: Drift): string {
  const lines = [
    ...statuses.flatMap(({ before, now, count }) => [
      `${wordOf(before)} → ${wordOf(now)}: ${plural(count, 'finding')}`,
      ...named(
        flips.filter(flip => flip.before === before && flip.now === now),
        count,
        flip => `${flip.title}: ${flip.resource} (${flip.region})${flip.testChanged ? '; the test changed, too' : ''}`,
      ),
    ]),
    ...resources.flatMap(({ type, title, added, gone, changed, examples }) => [
      `${type} (${title}): ${added} new, ${gone} gone, ${changed} changed`,
      ...named(examples.added, added, one => `new      ${placed(one)}`),
      ...named(examples.gone, gone, one => `gone     ${placed(one)}`),
      ...named(examples.changed, changed, one => `changed  ${placed(one)}: ${one.fields.join(', ')}`),
    ]),
    ...(notCompared.length > 0 ? ['Not compared:'] : []),
    ...notCompared.map(({ what, of, because, count }) => `  ${plural(count, what)} of ${of}: ${because}`),
  ]
  if (statuses.length + resources.length > 0) return lines.join('\n')
  return [notCompared.length > 0 ? 'No change in what could be compared.' : 'Nothing changed.', ...lines].join('\n')
}

function named<T>(list: readonly T[], total: number, text: (of: T) => string): string[] {
  const shown = list.slice(0, MOST).map(one => `  ${text(one)}`)
  return total > shown.length ? [...shown, `  and ${total - shown.length} more`] : shown
}

const placed = ({ id, name, region }: NamedResource): string =>
  id.endsWith(name) ? `${id} (${region})` : `${id} (${name}, ${region})`
