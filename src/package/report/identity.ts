import type { IdentityView, OfSome } from '../../../templates/report/identity-view.ts'
import type { PackageData } from '../format/data.ts'
import { ERASED_KINDS, type KeyText, PRINCIPALS, type PrincipalText, principalOf } from '../format/principal.ts'
import { CAPS } from './caps.ts'
import { ProtectionSums } from './protections.ts'

/** From one pass over the principals; null where the package does not say what they can do. */
export async function identityView(data: PackageData): Promise<IdentityView | null> {
  const sums = new IdentitySums()
  let some = false
  for await (const item of data.items()) {
    if (item.type !== PRINCIPALS) continue
    some = true
    sums.whole &&= item.population.complete && item.population.gaps === 0
    for await (const resource of data.resources(item)) sums.add(item.scope.account, principalOf(resource))
  }
  return some ? sums.view() : null
}

const externalIdOf = (kind: string, conditions: readonly string[]) => {
  if (kind !== 'account' && kind !== 'everyone') return 'none'
  return conditions.some(asksExternalId) ? 'asked' : 'not asked'
}

/** `StringEquals sts:ExternalId = x`: a condition that fails where none is sent or another is; a negated or `IfExists` one does not. */
export const asksExternalId = (condition: string): boolean =>
  /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike) sts:ExternalId = [^\s,*?][^,*?]*(?:, [^\s,*?][^,*?]*)*$/i.test(
    condition,
  )

class First<T> implements OfSome<T> {
  total = 0
  unread = 0
  readonly shown: T[] = []
  add(one: T): void {
    this.total++
    if (this.shown.length < CAPS.principals) this.shown.push(one)
  }
}

type Of<K extends 'administrators' | 'perhaps' | 'ways' | 'outsiders' | 'neighbours' | 'keys'> =
  IdentityView[K]['shown'][number]

class IdentitySums {
  whole = true
  #principals = 0
  readonly #administrators = new First<Of<'administrators'>>()
  readonly #perhaps = new First<Of<'perhaps'>>()
  readonly #ways = new First<Of<'ways'>>()
  readonly #outsiders = new First<Of<'outsiders'>>()
  readonly #neighbours = new First<Of<'neighbours'>>()
  readonly #keys = new First<Of<'keys'>>()
  readonly #erasers = ERASED_KINDS.map(kind => ({ kind, names: new First<string>(), unread: 0 }))
  readonly #protections = new ProtectionSums()
  readonly #unread = new Map<string, number>()

  add(account: string, of: PrincipalText): void {
    this.#protections.add(account, of)
    const { name, administrator, through, unknown, paths, erases, assumers, keys } = of
    this.#principals++
    if (administrator === 'yes') this.#administrators.add({ name, through: through.join(', ') })
    if (administrator === 'unknown') this.#perhaps.add({ name, why: unknown.join('; ') })
    const ways = paths.known.filter(({ reaches }) => reaches === 'administrator')
    const way = ways.find(({ certain }) => certain) ?? ways[0]
    if (administrator !== 'yes' && way) {
      const hops = way.hops.map(({ by, to }) => ({ by, to: to === of.arn ? name : (to.split(':').pop() ?? to) }))
      this.#ways.add({ name, way: way.text, certain: way.certain, hops })
    }
    for (const sum of this.#erasers) {
      const ways = erases.known.filter(({ kind }) => kind === sum.kind)
      const open = ways.length > 0 || of.erasesMore(sum.kind)
      if (ways.some(({ certain }) => certain)) sum.names.add(name)
      else if (open) sum.unread++
    }
    for (const { principal, kind, external, organization, account, strange, conditions } of assumers.known) {
      if (external)
        this.#outsiders.add({
          ...{ name, from: `${principal} (${kind}${strange ? '; NOT KNOWN whether of the organization' : ''})` },
          externalId: externalIdOf(kind, conditions),
        })
      if (organization) this.#neighbours.add({ name, from: principal, account: account ?? 'any of its accounts' })
    }
    for (const key of keys.known) if (key.active) this.#keys.add({ name, ...keyRow(key) })
    if (paths.unread.length > 0) this.#ways.unread++
    if (assumers.unread.length > 0) this.#outsiders.unread++
    if (keys.unread.length > 0) this.#keys.unread++
    const reasons = [...unknown, ...paths.unread, ...erases.unread, ...assumers.unread, ...keys.unread]
    for (const why of new Set(reasons)) this.#unread.set(why, (this.#unread.get(why) ?? 0) + 1)
  }

  view(): IdentityView {
    const reasons = [...this.#unread].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    return {
      ...{ principals: this.#principals, whole: this.whole, erasers: this.#erasers },
      protections: this.#protections.view(),
      ...{ administrators: this.#administrators, perhaps: this.#perhaps, ways: this.#ways },
      ...{ outsiders: this.#outsiders, neighbours: this.#neighbours, keys: this.#keys },
      unread: {
        total: reasons.length,
        shown: reasons.slice(0, CAPS.principals).map(([why, principals]) => ({ why, principals })),
      },
    }
  }
}

const keyRow = ({ id, made, used }: KeyText) => ({
  key: id,
  made: made?.slice(0, 10) ?? 'not known',
  used: used === undefined ? 'not read' : (used?.slice(0, 10) ?? 'no use recorded'),
})
