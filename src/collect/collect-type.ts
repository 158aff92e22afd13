import { isCall, type Member, type TypeOfConnector } from '../../connectors/kit/index.ts'
import { digestOf } from '../evidence/digest.ts'
import {
  byId,
  type Gap,
  ITEM_FORMAT,
  type ItemHeader,
  itemDigest,
  type Leaf,
  type PopulationStatement,
  resourceLeaf,
} from '../evidence/item.ts'
import { MerkleTree } from '../evidence/merkle.ts'
import { endsReading } from './failure.ts'
import { type ListEnd, Members, type ResourceSink } from './members.ts'
import { Provenance } from './provenance.ts'
import { Reading, type Target } from './reading.ts'

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

const failed = (action: string, detail: string): Gap => ({ action, reason: 'failed', detail })
