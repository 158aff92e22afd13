import { judgedIn, unlisted } from '../../evidence/elsewhere.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import type { Drift, NamedResource, TypeDrift } from '../format/manifest.ts'
import { byKeys, joined } from './join.ts'
import type { Sides } from './side.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Sum = Writable<Omit<TypeDrift, 'examples'>> & {
  readonly examples: { readonly [K in keyof TypeDrift['examples']]: TypeDrift['examples'][K][number][] }
}

const THEN = 'the previous package'
const NOW = 'this package'
const UNREAD = 'not read in one of the two'
const ID = byKeys<Resource>(resource => resource.id)

/** Members of the lists of both packages: new, gone and changed ones by evidence type. */
export class Members {
  readonly #sums = new Map<string, Sum>()
  readonly #of: Sides

  constructor(of: Sides) {
    this.#of = of
  }

  /** The lists of one type in one account and region. */
  async add(before: ItemHeader | undefined, now: ItemHeader | undefined): Promise<void> {
    const { unknown } = this.#of
    if (!before || !now) {
      const only = before ?? now
      const lacking = before ? NOW : THEN
      if (only) unknown.add('list', only.type, `not collected in ${lacking}`, 1)
      return
    }
    for (const [item, where] of [
      [before, THEN],
      [now, NOW],
    ] as const)
      if (!isWhole(item)) unknown.add('list', item.type, `not complete in ${where}`, 1)
    if (unlisted(before.population) !== unlisted(now.population))
      unknown.add('list', now.type, 'judged in another account, or empty by definition, in one of the two', 1)
    else if (before.root !== now.root) await this.#members(before, now)
    else if (now.population.fieldGaps > 0) unknown.add('setting', now.type, UNREAD, now.population.fieldGaps)
  }

  async #members(before: ItemHeader, now: ItemHeader): Promise<void> {
    for await (const [old, own] of joined(this.#of.before.resources(before), this.#of.now.resources(now), ID)) {
      if (old && own) this.#both(now, old, own)
      else if (own)
        this.#only('added', now, own, isWhole(before) && this.#of.reachedThen(now.scope.account, own.region), THEN)
      else if (old)
        this.#only('gone', now, old, isWhole(now) && this.#of.reachedNow(now.scope.account, old.region), NOW)
    }
  }

  types(): Drift['resources'] {
    return [...this.#sums.values()].sort((a, b) => (a.type < b.type ? -1 : 1))
  }

  #only(what: 'added' | 'gone', item: ItemHeader, resource: Resource, certain: boolean, lacking: string): void {
    if (!certain) {
      this.#of.unknown.add('resource', item.type, `in a list or region not wholly read in ${lacking}`, 1)
      return
    }
    const sum = this.#sum(item)
    sum[what]++
    if (sum.examples[what].length < this.#of.caps.resources) sum.examples[what].push(named(item, resource))
  }

  #both(item: ItemHeader, old: Resource, own: Resource): void {
    const unread = new Set([...old.gaps, ...own.gaps].map(({ field }) => field))
    const fields = old.digest === own.digest ? [] : changedFields(old, own, unread)
    if (old.name !== own.name) fields.push('its name')
    if (old.region !== own.region) fields.push('its region')
    if (unread.size > 0) this.#of.unknown.add('setting', item.type, UNREAD, unread.size)
    if (fields.length === 0) return
    const sum = this.#sum(item)
    sum.changed++
    if (sum.examples.changed.length < this.#of.caps.resources)
      sum.examples.changed.push({ ...named(item, own), fields })
  }

  #sum({ type, title }: ItemHeader): Sum {
    const known = this.#sums.get(type)
    if (known) return known
    const made: Sum = { type, title, added: 0, gone: 0, changed: 0, examples: { added: [], gone: [], changed: [] } }
    this.#sums.set(type, made)
    return made
  }
}

/** Who is not in such a list does not exist. */
const isWhole = ({ population }: ItemHeader): boolean => population.complete && population.gaps === 0

const named = ({ scope }: ItemHeader, { id, name, region }: Resource): NamedResource => ({
  ...{ id, name, region },
  account: scope.account,
})

/** Settings by their names at the top, but for those that one of the two did not read or may not read. */
function changedFields(old: Resource, own: Resource, unread: ReadonlySet<string>): string[] {
  const all = [...new Set([...Object.keys(old.settings), ...Object.keys(own.settings)])].sort()
  return all.filter(field => {
    const [before, now] = [old.settings[field], own.settings[field]]
    if (unread.has(field) || judgedIn(before) !== judgedIn(now)) return false
    return canonicalJson(before ?? null) !== canonicalJson(now ?? null)
  })
}
