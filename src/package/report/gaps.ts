import type { GapView } from '../../../templates/report/view.ts'
import type { Gap, GapReason, ItemHeader, Resource } from '../../evidence/item.ts'
import type { AccountScope } from '../format/manifest.ts'
import { CAPS } from './caps.ts'

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
    for (const gap of gaps) this.#add('field', gap, id, 1, `${item.type} ${gap.field}`)
  }

  #add(what: GapView['what'], gap: Gap, example: string, count = 1, field?: string): void {
    const { action, reason, detail } = gap
    const key = [what, action, reason, detail].join('\0')
    const sum = this.#sums.get(key) ?? { what, action, reason, detail, count: 0, fields: new Set(), examples: [] }
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
      .map(sum => ({ ...sum, fields: [...sum.fields], reason: WORDS[sum.reason], remedy: remedyOf(sum) }))
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

function remedyOf({ action, reason }: Gap): string {
  switch (reason) {
    case 'denied':
      return `Allow ${action} to the collecting role.`
    case 'throttled':
      return `Collect again when fewer other clients call ${action}.`
    case 'region_disabled':
      return 'Enable the region for the account, or leave it out of the scope.'
    case 'not_supported':
      return 'Nothing to grant: AWS does not offer this here, or not to this account.'
    case 'unreachable':
      return 'Let the collector reach the endpoint over the network, then collect again.'
    case 'timeout':
      return 'Collect again; if it stays, look at the network and at the service’s health in that region.'
    case 'not_recorded':
      return 'Record the account again with this version of Exhibit.'
    case 'failed':
      return 'Collect again; if it stays, look the call up in CloudTrail.'
  }
}
