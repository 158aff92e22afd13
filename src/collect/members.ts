import {
  type Fields,
  JudgedElsewhere,
  type Member,
  MemberWithoutId,
  NoneByDefinition,
  NotReady,
  type TypeOfConnector,
  Unread,
} from '../../connectors/kit/index.ts'
import { type Digest, jsonDigest } from '../evidence/digest.ts'
import { elsewhere, judgedIn } from '../evidence/elsewhere.ts'
import type { FieldGap, Gap, Leaf, PopulationStatement, Resource } from '../evidence/item.ts'
import { type JsonObject, toJson } from '../evidence/json.ts'
import { splitObserved } from '../evidence/observed.ts'
import { classify, endsReading, ReadFailure, ResourceGone } from './failure.ts'
import { ofMember } from './reading.ts'
import { Identities, type Identity } from './redact/identities.ts'
import { redact, redactText } from './redact/index.ts'

/** Where members go as they are read, in any order. */
export interface ResourceSink {
  put(resource: Resource): Promise<void>
}

/** More than there are calls at once: what is hashed or waits for the disk must not leave a call unasked. */
const MEMBERS_UNDER_WAY = 48

/** How a list ended: why it broke off, or why none was made though nothing is missing. */
export interface ListEnd {
  readonly gap: Gap | null
  readonly unlisted?: Pick<PopulationStatement, 'basis' | 'judgedIn' | 'because'>
}

function unlistedOf(error: unknown): ListEnd['unlisted'] {
  if (error instanceof JudgedElsewhere) return { basis: 'judged_elsewhere', judgedIn: error.account }
  return error instanceof NoneByDefinition ? { basis: 'by_definition', because: error.because } : undefined
}

/** The members of one item while they are read. */
export class Members {
  readonly leaves: Leaf[] = []
  readonly excluded = new Map<string, number>()
  readonly redactions: { resource: string; pointer: string; rule: string }[] = []
  /** By field and account. */
  readonly elsewhere = new Map<string, { field: string; judgedIn: string; count: number }>()
  readonly #of: TypeOfConnector
  readonly #region: string
  readonly #sink: ResourceSink
  /** Members that came without what tells them from others. */
  withoutId = 0
  readonly #ids = new Set<string>()
  readonly #again: { id: string; digest: Digest }[] = []
  readonly #identities = new Identities()

  constructor(of: TypeOfConnector, region: string, sink: ResourceSink) {
    this.#of = of
    this.#region = region
    this.#sink = sink
  }

  fieldsElsewhere(): NonNullable<PopulationStatement['fieldsElsewhere']> {
    return [...this.elsewhere].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  }

  /** Pulls members with a bounded number under way. */
  async readAll(members: AsyncIterable<Member<object> | { excluded: string }>, lastChance: boolean): Promise<ListEnd> {
    const underWay = new Set<Promise<void>>()
    let fatal: unknown
    let broken: unknown
    try {
      for await (const member of members) {
        const task: Promise<void> = this.#take(member)
          .catch(error => {
            fatal ??= error
          })
          .finally(() => underWay.delete(task))
        underWay.add(task)
        if (underWay.size >= MEMBERS_UNDER_WAY) await Promise.race(underWay)
        if (fatal) break
      }
    } catch (error) {
      if (endsReading(error) || (error instanceof NotReady && !lastChance)) fatal ??= error
      else if (error instanceof MemberWithoutId) this.withoutId++
      else broken = error
    }
    await Promise.all(underWay)
    if (fatal) throw fatal
    if (broken === undefined) return { gap: null }
    // What was listed in part was this account's to list.
    const unlisted = this.leaves.length === 0 && this.excluded.size === 0 ? unlistedOf(broken) : undefined
    if (unlisted) return { gap: null, unlisted }
    return { gap: gapOf(broken, this.#of.type.id) }
  }

  async #take(member: Member<object> | { excluded: string }): Promise<void> {
    if ('excluded' in member) return this.#exclude(member.excluded)
    if (!member.id) {
      this.withoutId++
      return
    }
    // A list that names a member twice (pages moved under us) has one member there: the first.
    const again = this.#ids.has(member.id)
    this.#ids.add(member.id)
    try {
      const identity = this.#identities.of(member)
      const { settings, gaps } = await ofMember.run(identity.id, () => resolve(member.settings))
      if (again) this.#compare(identity.id, settings)
      else await this.#keep(member, identity, settings, gaps)
    } catch (error) {
      if (!(error instanceof ResourceGone)) throw error
      this.#exclude('deleted while it was being read')
    }
  }

  #noteElsewhere(settings: JsonObject): void {
    for (const [field, value] of Object.entries(settings)) {
      const account = judgedIn(value)
      if (account === undefined) continue
      const key = `${field} ${account}`
      this.elsewhere.set(key, { field, judgedIn: account, count: (this.elsewhere.get(key)?.count ?? 0) + 1 })
    }
  }

  #exclude(rule: string): void {
    this.excluded.set(rule, (this.excluded.get(rule) ?? 0) + 1)
  }

  #compare(id: string, fields: JsonObject): void {
    redact(fields, this.#of.type.secrets)
    this.#again.push({ id, digest: jsonDigest(splitObserved(fields, this.#of.type.observed).settings) })
  }

  /** What was named more than once; undefined where nothing was. */
  repeated(): PopulationStatement['repeated'] {
    if (this.#again.length === 0) return undefined
    const again = new Set(this.#again.map(({ id }) => id))
    const kept = new Map(this.leaves.filter(leaf => again.has(leaf.id)).map(leaf => [leaf.id, leaf.digest]))
    const differing = this.#again.filter(({ id, digest }) => kept.get(id) !== digest).map(({ id }) => id)
    return { count: this.#again.length, differing: [...new Set(differing)].sort() }
  }

  async #keep(member: Member<object>, identity: Identity, fields: JsonObject, gaps: FieldGap[]): Promise<void> {
    this.#noteElsewhere(fields)
    const { type } = this.#of
    for (const { pointer, rule } of [...identity.removed, ...redact(fields, type.secrets)])
      this.redactions.push({ resource: identity.id, pointer, rule })
    const { settings, observed } = splitObserved(fields, type.observed)
    const leaf: Leaf = {
      id: identity.id,
      name: identity.name,
      region: member.region ?? this.#region,
      digest: jsonDigest(settings),
      ...(type.observed.length > 0 && { observedDigest: jsonDigest(observed) }),
      gaps: gaps.sort((a, b) => (a.field < b.field ? -1 : 1)),
    }
    await this.#sink.put({ ...leaf, settings, ...(type.observed.length > 0 && { observed }) })
    this.leaves.push(leaf)
  }
}

/** Awaits the fields that still have to be read; a failure leaves the field out and becomes its gap. */
async function resolve(fields: Fields<object>): Promise<{ settings: JsonObject; gaps: FieldGap[] }> {
  const settings: JsonObject = {}
  const gaps: FieldGap[] = []
  let [gone, answered]: [ResourceGone | undefined, boolean] = [undefined, false]
  const read = Object.entries(fields).map(async ([field, value]) => {
    try {
      const json = await (value as unknown)
      if (json !== undefined) settings[field] = toJson(json)
      if (json !== undefined && json !== null && isThenable(value)) answered = true
    } catch (error) {
      if (endsReading(error)) throw error
      if (error instanceof ResourceGone) {
        gone ??= error
        gaps.push({ field, ...error.gap })
      } else if (error instanceof NoneByDefinition) settings[field] = null
      else if (error instanceof JudgedElsewhere) settings[field] = elsewhere(error.account)
      else gaps.push({ field, ...gapOf(error, 'exhibit:Read') })
    }
  })
  const failed = (await Promise.allSettled(read)).find(r => r.status === 'rejected')
  if (failed) throw failed.reason
  // What told settings of itself was there: one answer that it is not is a field that was not read.
  if (gone && !answered) throw gone
  return { settings, gaps }
}

const isThenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value

/** Why a list or a field is missing; `action` names it where nothing better does. */
function gapOf(error: unknown, action: string): Gap {
  if (error instanceof ReadFailure) return error.gap
  if (error instanceof Unread)
    return { action: error.action, reason: 'failed', detail: error.name, message: redactText(error.message).text }
  return { action, ...classify(error) }
}
