import type { CallView, ItemRow, PopulationView } from '../../../templates/report/population-view.ts'
import { elsewhereText, unlisted } from '../../evidence/elsewhere.ts'
import type { CallProvenance, ItemHeader } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { evidencePath } from '../format/layout.ts'
import { CAPS } from './caps.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type CallSum = Writable<CallView> & { requestIds: string[] }

/** What the items of one evidence type add up to. */
export class TypeSum {
  readonly #first: ItemHeader
  readonly #rows: ItemRow[] = []
  readonly #empty: { account: string; region: string; id: string }[] = []
  readonly #calls = new Map<string, CallSum>()
  readonly #excluded = new Map<string, number>()
  readonly #redactions = new Map<string, number>()
  readonly #said = {
    definitions: new Set<string>(),
    principals: new Set<string>(),
    triggers: new Set<string>(),
    tools: new Set<string>(),
    sources: new Set<string>(),
    reconciliations: new Set<string>(),
    elsewhere: new Set<string>(),
    inputs: new Set<string>(),
  }
  #counts = {
    items: 0,
    listed: 0,
    collected: 0,
    gaps: 0,
    fieldGaps: 0,
    incomplete: 0,
    reconciled: 0,
    unlisted: 0,
    computed: 0,
    emptyTotal: 0,
  }
  #times: { from: string; to: string; sourceAsOf: string | null; clockOffsetMs: number | null }

  constructor(first: ItemHeader) {
    this.#first = first
    const { startedAt, finishedAt } = first.collected
    this.#times = { from: startedAt, to: finishedAt, sourceAsOf: null, clockOffsetMs: null }
  }

  add(item: ItemHeader): void {
    const { population, collected } = item
    const counts = this.#counts
    counts.items++
    counts.listed += population.listed
    counts.collected += population.collected
    counts.gaps += population.gaps
    counts.fieldGaps += population.fieldGaps
    if (!population.complete) counts.incomplete++
    if (population.basis === 'reconciled') counts.reconciled++
    if (unlisted(population) !== undefined) counts.unlisted++
    if (population.basis === 'derived' && population.complete) counts.computed++
    this.#time(collected)
    this.#say(item)
    for (const { rule, count } of population.excluded) add(this.#excluded, rule, count)
    for (const { rule } of item.redactions) add(this.#redactions, rule, 1)
    for (const call of item.calls) this.#call(call)
    this.#show(item)
  }

  #time({ startedAt, finishedAt, sourceAsOf, clockOffsetMs }: ItemHeader['collected']): void {
    const times = this.#times
    if (startedAt < times.from) times.from = startedAt
    if (finishedAt > times.to) times.to = finishedAt
    if (sourceAsOf && (times.sourceAsOf === null || sourceAsOf < times.sourceAsOf)) times.sourceAsOf = sourceAsOf
    const drift = Math.abs(times.clockOffsetMs ?? -1)
    if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > drift) times.clockOffsetMs = clockOffsetMs
  }

  #say({ population, collected, scope, inputs = [] }: ItemHeader): void {
    const said = this.#said
    const { trigger } = collected
    said.definitions.add(population.definition)
    said.principals.add(collected.principal)
    said.triggers.add(`${trigger.kind}, ${trigger.actor}${trigger.schedule ? `, schedule ${trigger.schedule}` : ''}`)
    said.tools.add(collected.tool)
    said.sources.add(sourceText(collected.source))
    for (const text of elsewhereText(population)) said.elsewhere.add(text)
    for (const { type } of inputs) said.inputs.add(type)
    for (const { source, count, agrees } of population.reconciled)
      said.reconciliations.add(`${source}: ${count} in ${scope.region}, ${agrees ? 'agrees' : 'does not agree'}`)
  }

  #call(call: CallProvenance): void {
    const parameters = canonicalJson(call.parameters)
    const key = `${call.action} ${call.operation} ${parameters}`
    const sum = this.#calls.get(key) ?? { ...call, parameters, calls: 0, pages: 0, failed: 0, requestIds: [] }
    this.#calls.set(key, sum)
    sum.calls += call.calls
    sum.pages += call.pages
    sum.failed += call.failed
    if (call.firstAt < sum.firstAt) sum.firstAt = call.firstAt
    if (call.lastAt > sum.lastAt) sum.lastAt = call.lastAt
    for (const { id } of call.requestIds) if (sum.requestIds.length < CAPS.requestIds) sum.requestIds.push(id)
  }

  #show(item: ItemHeader): void {
    const { population, scope, id } = item
    const { account, region } = scope
    const unread = population.gaps > 0 || population.fieldGaps > 0 || population.basis === 'judged_elsewhere'
    const whole = population.complete && !unread
    if (population.listed === 0 && population.excluded.length === 0 && whole) {
      this.#counts.emptyTotal++
      if (this.#empty.length < CAPS.emptyItems) this.#empty.push({ account, region, id })
    } else if (this.#rows.length < CAPS.items) this.#rows.push(itemRow(item))
  }

  /** `most`: rows of items that are shown; `refused`: regions of the scope that refused. */
  view(most: number, refused: number): PopulationView {
    const { type, title } = this.#first
    const said = Object.fromEntries(Object.entries(this.#said).map(([key, values]) => [key, [...values]])) as Record<
      keyof TypeSum['said'],
      string[]
    >
    return {
      ...{ type, title, ...this.#counts, ...this.#times, ...said },
      definition: said.definitions.join('; '),
      refused: this.#first.scope.region === 'global' ? 0 : refused,
      replayed: this.#first.collected.source.kind === 'replay',
      excluded: [...this.#excluded].map(([rule, count]) => ({ rule, count })),
      redactions: [...this.#redactions].map(([rule, count]) => ({ rule, count })),
      calls: [...this.#calls.values()],
      rows: this.#rows.slice(0, most),
      empty: this.#empty,
    }
  }

  get said() {
    return this.#said
  }
}

function sourceText({ kind, hosts }: ItemHeader['collected']['source']): string {
  const more = hosts.length > 3 ? ` and ${hosts.length - 3} more` : ''
  const named = `${hosts.slice(0, 3).join(', ') || 'no host recorded'}${more}`
  switch (kind) {
    case 'aws':
      return `AWS (${named})`
    case 'replay':
      return `NOT AWS: a recording of ${named}`
    case 'customEndpoint':
      return `NOT AWS: a custom endpoint, ${named}`
  }
}

const add = (map: Map<string, number>, key: string, count: number) => map.set(key, (map.get(key) ?? 0) + count)

function itemRow({ id, type, scope, collected, population, digest, root }: ItemHeader): ItemRow {
  const { account, region } = scope
  const { listed, collected: read, gaps, fieldGaps, complete, gap, basis } = population
  return {
    ...{ id, account, region, listed, gaps, fieldGaps, complete, digest, root },
    path: evidencePath(account, region, type),
    from: collected.startedAt,
    to: collected.finishedAt,
    collected: read,
    reconciled: basis === 'reconciled',
    excluded: population.excluded.reduce((sum, { count }) => sum + count, 0),
    why: gap ? `${gap.action} ${gap.reason} (${gap.detail})` : null,
    elsewhere: elsewhereText(population).join('; ') || null,
  }
}
