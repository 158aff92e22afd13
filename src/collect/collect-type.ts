import {
  type Fields,
  isCall,
  JudgedElsewhere,
  type Member,
  MemberWithoutId,
  NoneByDefinition,
  NotReady,
  type TypeOfConnector,
  Unread,
} from '../../connectors/kit/index.ts'
import { type Digest, digestOf, jsonDigest } from '../evidence/digest.ts'
import { elsewhere, judgedIn } from '../evidence/elsewhere.ts'
import {
  byId,
  type FieldGap,
  type Gap,
  ITEM_FORMAT,
  type ItemHeader,
  itemDigest,
  type Leaf,
  type PopulationStatement,
  type Resource,
  resourceLeaf,
} from '../evidence/item.ts'
import { type JsonObject, toJson } from '../evidence/json.ts'
import { MerkleTree } from '../evidence/merkle.ts'
import { splitObserved } from '../evidence/observed.ts'
import { classify, endsReading, ReadFailure, ResourceGone } from './failure.ts'
import { Provenance } from './provenance.ts'
import { ofMember, Reading, type Target } from './reading.ts'
import { Identities, type Identity } from './redact/identities.ts'
import { redact, redactText } from './redact/index.ts'

/** Where members go as they are read, in any order. */
export interface ResourceSink {
  put(resource: Resource): Promise<void>
}

/** What an item says of the run it belongs to. */
export interface Occasion {
  readonly id: string
  readonly run: string
  readonly principal: string
  readonly trigger: ItemHeader['collected']['trigger']
  readonly tool: string
  /** When the recording was made, for a replay: what time-dependent checks judge as of. */
  readonly replayOf: Date | null
}

/** More than there are calls at once: what is hashed or waits for the disk must not leave a call unasked. */
const MEMBERS_UNDER_WAY = 48

/**
 * Reads every member of an evidence type in one account and region. Members go to the sink as they come; what is kept
 * in memory is one leaf a member. A list that could not be made gives an item with `complete: false`, not an error.
 * Throws only `RecordingError`, `ReadingStopped`, `CredentialsEnded`, what the sink throws, and, unless this is the
 * `lastChance`, `NotReady`.
 */
export async function collectType(
  of: TypeOfConnector,
  target: Target,
  occasion: Occasion,
  sink: ResourceSink,
  { lastChance = true } = {},
): Promise<{ header: ItemHeader; leaves: Leaf[] }> {
  const { type } = of
  const startedAt = new Date()
  const provenance = new Provenance()
  const { reading, members, population } = await readReconciled(of, target, sink, provenance, lastChance)
  const leaves = members.leaves.sort(byId)
  const tree = new MerkleTree()
  for (const leaf of leaves) tree.add(resourceLeaf(leaf))
  const sourceAsOf = reading.asOf ?? occasion.replayOf
  const header: Omit<ItemHeader, 'digest'> = {
    format: ITEM_FORMAT,
    id: occasion.id,
    type: type.id,
    title: type.title,
    scope: { provider: 'aws', partition: target.partition, account: target.account, region: target.region },
    collected: {
      startedAt: startedAt.toISOString(),
      finishedAt: new Date().toISOString(),
      sourceAsOf: sourceAsOf?.toISOString() ?? null,
      clockOffsetMs: provenance.clockOffsetMs,
      source: provenance.source(occasion.replayOf !== null),
      principal: occasion.principal,
      run: occasion.run,
      trigger: occasion.trigger,
      tool: occasion.tool,
    },
    population,
    calls: provenance.calls(),
    redactions: members.redactions,
    root: digestOf(tree.root()),
  }
  return { header: { ...header, digest: itemDigest(header) }, leaves }
}

interface Population {
  readonly reading: Reading
  readonly members: Members
  readonly population: PopulationStatement
}

/**
 * An account changes while it is read, and a count may be older than the list: a count that differs is asked again, then
 * everything is, before the list is called incomplete.
 */
async function readReconciled(
  of: TypeOfConnector,
  target: Target,
  sink: ResourceSink,
  provenance: Provenance,
  lastChance: boolean,
): Promise<Population> {
  const once = async (): Promise<Population> => {
    const module = await of.calls()
    const reading = new Reading(target, new Set(Object.values(module).filter(isCall)), provenance, lastChance)
    const members = new Members(of, target.region, sink)
    const end = await members.readAll(module.default(reading) as AsyncIterable<Member<object>>, lastChance)
    const first = await statement(of, reading, members, end)
    if (!differs(first)) return { reading, members, population: first }
    reading.recount()
    return { reading, members, population: await statement(of, reading, members, end) }
  }
  const first = await once()
  return differs(first.population) ? once() : first
}

/** Only where the list itself came to its end: a count cannot mend one that broke off. */
const differs = ({ gap }: PopulationStatement): boolean => gap?.detail.startsWith(COUNT_DIFFERS) === true

const COUNT_DIFFERS = 'CountDiffers'

async function statement(
  of: TypeOfConnector,
  reading: Reading,
  members: Members,
  end: ListEnd,
): Promise<PopulationStatement> {
  // Whatever was listed with its identity is collected, if not with every field.
  const withoutId = [...reading.withoutId, ...(members.withoutId > 0 ? [[of.type.id, members.withoutId] as const] : [])]
  const collected = members.leaves.length
  const gaps = withoutId.reduce((sum, [, count]) => sum + count, 0)
  const listed = collected + gaps
  const reconciled = []
  for (const { source, count } of reading.reconciliations) {
    const other = await Promise.resolve(count).catch(error => {
      if (endsReading(error)) throw error
      return null
    })
    if (other !== null) reconciled.push({ source, count: other, agrees: other === listed })
  }
  const disagrees = reconciled.find(r => !r.agrees)
  const [unidentified] = withoutId
  const gap =
    end.gap ??
    (unidentified ? failed(unidentified[0], 'MemberWithoutId') : null) ??
    (disagrees ? failed(disagrees.source, `${COUNT_DIFFERS}: ${disagrees.count}, listed ${listed}`) : null)
  const repeated = members.repeated()
  return {
    definition: of.type.population,
    basis: reconciled.length > 0 && !disagrees ? 'reconciled' : 'paginated',
    ...(gap === null && end.unlisted),
    ...(members.elsewhere.size > 0 && { fieldsElsewhere: members.fieldsElsewhere() }),
    listed,
    collected,
    gaps,
    fieldGaps: members.leaves.reduce((sum, leaf) => sum + leaf.gaps.length, 0),
    excluded: [...members.excluded].map(([rule, count]) => ({ rule, count })),
    ...(repeated && { repeated }),
    complete: gap === null,
    gap,
    reconciled,
  }
}

/** How a list ended: why it broke off, or why none was made though nothing is missing. */
interface ListEnd {
  readonly gap: Gap | null
  readonly unlisted?: Pick<PopulationStatement, 'basis' | 'judgedIn' | 'because'>
}

function unlistedOf(error: unknown): ListEnd['unlisted'] {
  if (error instanceof JudgedElsewhere) return { basis: 'judged_elsewhere', judgedIn: error.account }
  return error instanceof NoneByDefinition ? { basis: 'by_definition', because: error.because } : undefined
}

const failed = (action: string, detail: string): Gap => ({ action, reason: 'failed', detail })

/** The members of one item while they are read. */
class Members {
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
