import type { Context, Derivation, DerivedMember } from '../../connectors/kit/index.ts'
import { Unjudgeable } from '../../connectors/kit/index.ts'
import { digestOf, jsonDigest } from '../evidence/digest.ts'
import {
  byId,
  type FieldGap,
  type Gap,
  type InputItem,
  type ItemHeader,
  type Leaf,
  type PopulationStatement,
  type Resource,
  resourceLeaf,
} from '../evidence/item.ts'
import { type JsonObject, toJson } from '../evidence/json.ts'
import { MerkleTree } from '../evidence/merkle.ts'
import { splitObserved } from '../evidence/observed.ts'
import { provenanceOf } from './derived-provenance.ts'
import { GapTouched } from './guard.ts'
import type { ReadPopulation } from './population.ts'
import { type AccountEvidence, Populations, scopesOf } from './populations.ts'

/** All of a derived item that follows from its inputs and the rule alone. */
export interface Derived {
  readonly region: string
  readonly inputs: readonly InputItem[]
  readonly collected: Pick<
    ItemHeader['collected'],
    'startedAt' | 'finishedAt' | 'sourceAsOf' | 'clockOffsetMs' | 'source' | 'principal'
  >
  readonly population: PopulationStatement
  readonly root: ItemHeader['root']
  /** In the order of their ids. */
  readonly leaves: readonly Leaf[]
}

/** Computing must not keep the process from what it owes others, such as the renewal of a lease. */
const BREATHE_MS = 25

/** Where a derived type has an item in an account: once, or in each region; nowhere without any input. */
export const derivedScopes = (rule: Derivation, evidence: AccountEvidence): string[] =>
  scopesOf(rule.type, evidence).filter(region => inputItems(rule, region, evidence).length > 0)

/**
 * Computes the members of a derived type in one region (`global` for account-wide types). They go to `put` as they come, in any
 * order. A setting that depends on what was not read is a gap; a list that may lack members, and a rule that breaks, make
 * the population incomplete. Throws only what reading the evidence and `put` throw.
 */
export async function derive(
  rule: Derivation,
  region: string,
  evidence: AccountEvidence,
  put: (resource: Resource) => Promise<void>,
): Promise<Derived> {
  const inputs = inputItems(rule, region, evidence)
  const collected = provenanceOf(inputs)
  const read = (await Populations.read(Object.values(rule.reads), evidence, 'derivation')).of(rule.reads, region)
  const { account, partition, regions } = evidence
  const context: Context = { account, partition, regions, region, asOf: new Date(collected.sourceAsOf ?? 0) }
  const members = new Members(rule, region, put)
  const gap = (await members.take(() => rule.derive(read, context))) ?? missingIn(rule, read)
  const leaves = members.leaves.sort(byId)
  const tree = new MerkleTree()
  for (const leaf of leaves) tree.add(resourceLeaf(leaf))
  return {
    region,
    inputs: inputs.map(({ id, type, scope, digest }) => ({ id, type, region: scope.region, digest })),
    collected,
    population: statement(rule, leaves, gap),
    root: digestOf(tree.root()),
    leaves,
  }
}

/** The items that a rule reads from a region. In the order of type and region, whatever order they come in. */
function inputItems(rule: Derivation, region: string, { items }: AccountEvidence): ItemHeader[] {
  const readings = Object.values(rule.reads)
  const isRead = (item: ItemHeader) =>
    readings.some(
      ({ type, within }) =>
        type.id === item.type && (within === 'account' || type.reach === 'account' || item.scope.region === region),
    )
  const place = ({ type, scope }: ItemHeader) => `${type}\0${scope.region}`
  return items.filter(isRead).sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** Why members may be missing: a list that they are made from is not whole. */
function missingIn(rule: Derivation, read: Readonly<Record<string, ReadPopulation<unknown>>>): Gap | null {
  for (const name of rule.membersFrom) {
    try {
      read[name]?.all()
    } catch (error) {
      return gapOf(rule, error)
    }
  }
  return null
}

function statement(rule: Derivation, leaves: readonly Leaf[], gap: Gap | null): PopulationStatement {
  return {
    definition: rule.type.population,
    basis: 'derived',
    listed: leaves.length,
    collected: leaves.length,
    gaps: 0,
    fieldGaps: leaves.reduce((sum, leaf) => sum + leaf.gaps.length, 0),
    excluded: [],
    complete: gap === null,
    gap,
    reconciled: [],
  }
}

/** The members of one item while they are computed. */
class Members {
  readonly leaves: Leaf[] = []
  readonly #rule: Derivation
  readonly #region: string
  readonly #put: (resource: Resource) => Promise<void>
  readonly #ids = new Set<string>()

  constructor(rule: Derivation, region: string, put: (resource: Resource) => Promise<void>) {
    this.#rule = rule
    this.#region = region
    this.#put = put
  }

  /** Why not all of them came; null where they did. */
  async take(members: () => Iterable<DerivedMember<object> | undefined>): Promise<Gap | null> {
    const steps = stepsOf(members)
    let breathed = Date.now()
    for (;;) {
      const step = attempt(() => this.#next(steps))
      if ('error' in step) return gapOf(this.#rule, step.error)
      if (step.value === null) return null
      if (step.value !== undefined) {
        this.leaves.push(step.value.leaf)
        await this.#put(step.value.resource)
      }
      if (Date.now() - breathed < BREATHE_MS) continue
      await new Promise(resolve => setImmediate(resolve))
      breathed = Date.now()
    }
  }

  /** Null: there are no more; undefined: there is none yet. */
  #next(steps: Iterator<DerivedMember<object> | undefined>): { leaf: Leaf; resource: Resource } | null | undefined {
    const { done, value } = steps.next()
    if (done === true) return null
    if (value === undefined) return undefined
    const { id, name = id, region = this.#region } = value
    if (!id || this.#ids.has(id)) throw new Error('a derived member has no id of its own')
    this.#ids.add(id)
    const { type } = this.#rule
    const { fields, gaps } = this.#computed(value)
    const { settings, observed } = splitObserved(fields, type.observed)
    const moves = type.observed.length > 0
    const leaf: Leaf = {
      ...{ id, name, region, digest: jsonDigest(settings) },
      ...(moves && { observedDigest: jsonDigest(observed) }),
      gaps: gaps.sort((a, b) => (a.field < b.field ? -1 : 1)),
    }
    return { leaf, resource: { ...leaf, settings, ...(moves && { observed }) } }
  }

  #computed({ settings }: DerivedMember<object>): { fields: JsonObject; gaps: FieldGap[] } {
    const fields: JsonObject = {}
    const gaps: FieldGap[] = []
    for (const [field, value] of Object.entries(settings)) {
      const told = attempt(() => toJson(typeof value === 'function' ? value() : value))
      if ('error' in told) gaps.push({ field, ...gapOf(this.#rule, told.error) })
      else if (told.value !== undefined) fields[field] = told.value
    }
    return { fields, gaps }
  }
}

function* stepsOf(
  members: () => Iterable<DerivedMember<object> | undefined>,
): Generator<DerivedMember<object> | undefined, void, undefined> {
  yield* members()
}

function attempt<T>(step: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: step() }
  } catch (error) {
    return { error }
  }
}

/** The read that is to blame, as AWS answered it; else what the rule could not decide; else that the rule broke. */
function gapOf({ type }: Derivation, error: unknown): Gap {
  if (error instanceof GapTouched && error.gap) return error.gap
  const of = { action: type.id, reason: 'failed' } as const
  if (error instanceof Unjudgeable) return { ...of, detail: 'NotDecided', message: error.message }
  return { ...of, detail: error instanceof Error ? error.name : 'Error' }
}
