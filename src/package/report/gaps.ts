import type { GapView } from '../../../templates/report/view.ts'
import { gapAdvice } from '../../evidence/gap-advice.ts'
import type { Gap, GapReason, ItemHeader, Resource } from '../../evidence/item.ts'
import type { AccountScope } from '../format/manifest.ts'
import { CAPS } from './caps.ts'
import { isAccount, plainResource } from './words.ts'

interface GapSum extends Gap {
  readonly what: GapView['what']
  count: number
  readonly fields: Set<string>
  readonly examples: string[]
}

/** Everything that could not be read, added up by kind, action and reason. */
export class GapSums {
  readonly #sums = new Map<string, GapSum>()

  regions({ account, regions }: AccountScope): void {
    for (const gap of regions.refused) this.#add('region', gap, `${account} ${gap.region}`)
  }

  item({ type, scope, population, calls }: ItemHeader): void {
    const where = `${type} in ${scope.account} ${scope.region}`
    if (population.gap) this.#add('list', population.gap, where)
    else if (!population.complete)
      this.#add('list', { action: type, reason: 'failed', detail: 'no reason recorded' }, where)
    if (population.gaps === 0) return
    const failed = calls.filter(call => call.failed > 0).map(call => call.action)
    const gap = { action: failed.join(', ') || type, reason: 'failed' as const, detail: 'listed, then not readable' }
    this.#add('member', gap, where, population.gaps)
  }

  fields(item: ItemHeader, { id, gaps }: Resource): void {
    for (const gap of gaps)
      this.#add('field', gap, isAccount(id) ? plainResource(id) : id, 1, `${item.type} ${gap.field}`)
  }

  #add(what: GapView['what'], gap: Gap, example: string, count = 1, field?: string): void {
    // What closes it tells apart what one error name does not: a denial by IAM, and one by a policy of the organization.
    const key = [what, gap.action, gap.reason, gap.detail, gapAdvice(gap)].join('\0')
    const { action, reason, detail, message } = gap
    const known = { what, action, reason, detail, ...(message !== undefined && { message }) }
    const sum = this.#sums.get(key) ?? { ...known, count: 0, fields: new Set(), examples: [] }
    this.#sums.set(key, sum)
    sum.count += count
    if (field && sum.fields.size < CAPS.gapFields) sum.fields.add(field)
    if (sum.examples.length < CAPS.gapExamples) sum.examples.push(example)
  }

  /** Widest first: regions, lists, members, fields; then by count. */
  views(): GapView[] {
    return [...this.#sums.values()]
      .sort(
        (a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || b.count - a.count || (a.action < b.action ? -1 : 1),
      )
      .map(({ message: _, ...sum }) => ({
        ...sum,
        fields: [...sum.fields],
        reason: WORDS[sum.reason],
        remedy: gapAdvice(sum),
      }))
  }
}

const ORDER: readonly GapView['what'][] = ['region', 'list', 'member', 'field']

const WORDS: Record<GapReason, string> = {
  denied: 'denied',
  throttled: 'throttled',
  region_disabled: 'region not enabled',
  not_supported: 'not offered there',
  unreachable: 'no answer',
  timeout: 'no answer in time',
  not_recorded: 'not in the recording',
  failed: 'failed',
}
