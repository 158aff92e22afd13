import type { ExtractVerification } from '../../../src/package/extract/verify-extract.ts'
import { el, facts, mono, plain, plainLines, section, when } from './dom.ts'

/** Characters of settings that a page can show. */
const LONGEST = 200_000

/** The one resource that an extract shows. */
export function resource({ resource, item }: ExtractVerification): HTMLElement | null {
  if (!resource || !item) return null
  const settings = JSON.stringify(resource.settings, null, 2)
  const more = settings.length > LONGEST ? `\n… (${settings.length} characters)` : ''
  return section(
    'The resource',
    facts([
      ['Id', mono(plain(resource.id))],
      ['Name', plain(resource.name)],
      ['Type', mono(plain(item.type))],
      ['Account and region', `${plain(item.scope.account)}, ${plain(resource.region)}`],
      ['Read', `${when(item.collected.startedAt)} to ${when(item.collected.finishedAt)}`],
      ['Fields not read', resource.gaps.map(({ field }) => plain(field)).join(', ') || 'none'],
    ]),
    el('h3', {}, 'Settings, as AWS names them'),
    el('pre', { tabindex: '0' }, plainLines(settings.slice(0, LONGEST)) + more),
  )
}
