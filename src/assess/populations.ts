import type { EvidenceType, Reading } from '../../connectors/kit/index.ts'
import type { Gap, ItemHeader, Resource } from '../evidence/item.ts'
import { elsewhereSentence, gapClause, guarded, readElsewhere } from './guard.ts'
import { project } from './judge.ts'
import { type Cell, type Missing, ReadPopulation } from './population.ts'

type Readings = Readonly<Record<string, Reading>>

/** What one account is judged on: nothing but evidence. */
export interface AccountEvidence {
  readonly account: string
  readonly partition: string
  /** The declared scope: the regions of the run, whether they were reached or not. */
  readonly regions: readonly string[]
  /** When the run started: as of when an account is judged of which nothing was collected. */
  readonly startedAt: Date
  readonly items: readonly ItemHeader[]
  resources(item: ItemHeader): AsyncIterable<Resource>
}

/** Where members of a type may be; an account whose regions were never found is asked once, as a whole. */
export const scopesOf = (type: EvidenceType, { regions }: AccountEvidence): readonly string[] =>
  type.reach === 'account' || regions.length === 0 ? ['global'] : regions

/** Why members of a type are not there in a region, as sentences. */
export function missingOf(type: EvidenceType, region: string, item: ItemHeader | undefined): Missing {
  const where = region === 'global' ? '' : ` in ${region}`
  if (!item)
    return { incomplete: `"${type.title}"${where} was not collected.`, elsewhere: null, cause: notCollected(type) }
  const { complete, gap, judgedIn } = item.population
  const elsewhere = judgedIn === undefined ? null : elsewhereSentence(judgedIn, `"${type.title}"`)
  if (complete) return { incomplete: null, elsewhere, cause: null }
  const why = gap ? gapClause(gap) : 'members are missing'
  return { incomplete: `The list of "${type.title}"${where} is not complete: ${why}.`, elsewhere, cause: gap }
}

const notCollected = (type: EvidenceType): Gap => ({ action: type.id, reason: 'failed', detail: 'NotCollected' })

interface ReadCells {
  readonly type: EvidenceType
  readonly cells: Cell<unknown>[]
  readonly by: Reader
  /** What is not there, by the region the list was made for. */
  readonly missing: ReadonlyMap<string, Missing>
}

/** Of several lists as one. */
function together(all: Iterable<Missing>): Missing {
  const lists = [...all]
  const incomplete = lists.find(of => of.incomplete !== null)
  const elsewhere = lists.find(of => of.elsewhere !== null)?.elsewhere ?? null
  return { incomplete: incomplete?.incomplete ?? null, elsewhere, cause: incomplete?.cause ?? null }
}

/** A list that only another account may make, for what is computed here: not whole. */
const asGap = (type: EvidenceType, { incomplete, elsewhere, cause }: Missing): Missing => ({
  incomplete: incomplete ?? elsewhere,
  elsewhere: null,
  cause: incomplete === null && elsewhere !== null ? readElsewhere(type.id) : cause,
})

/** Who reads: a check, to whom it matters that something is judged in another account, or a derivation, to which it is unread. */
export type Reader = 'check' | 'derivation'

/** The projections that were declared, read once; memory holds the projections, not the populations. */
export class Populations {
  readonly #read: ReadonlyMap<Reading, ReadCells>
  readonly #made = new Map<Readings, Map<string, Readonly<Record<string, ReadPopulation<unknown>>>>>()

  private constructor(read: ReadonlyMap<Reading, ReadCells>) {
    this.#read = read
  }

  static async read(readings: Iterable<Reading>, evidence: AccountEvidence, by: Reader): Promise<Populations> {
    const byType = Map.groupBy(new Set(readings), reading => reading.type.id)
    const read = new Map<Reading, ReadCells>()
    for (const ofType of byType.values())
      for (const [reading, cells] of await readType(ofType, evidence, by)) read.set(reading, cells)
    return new Populations(read)
  }

  /** What a check or a derivation reads, as seen from a region. */
  of(reads: Readings, region: string): Readonly<Record<string, ReadPopulation<unknown>>> {
    const made = this.#made.get(reads) ?? new Map<string, Readonly<Record<string, ReadPopulation<unknown>>>>()
    this.#made.set(reads, made)
    const known = made.get(region)
    if (known) return known
    const seen = Object.fromEntries(
      Object.entries(reads).map(([name, reading]) => [name, this.#population(reading, region)]),
    )
    made.set(region, seen)
    return seen
  }

  #population(reading: Reading, region: string): ReadPopulation<unknown> {
    const read = this.#read.get(reading)
    if (!read) throw new Error('a reading that was not collected')
    const whole = reading.within === 'account'
    const cells = whole ? read.cells : read.cells.filter(cell => cell.region === region)
    const own = read.missing.get(read.type.reach === 'account' ? 'global' : region)
    const missing = whole ? together(read.missing.values()) : (own ?? missingOf(read.type, region, undefined))
    return new ReadPopulation(cells, read.by === 'derivation' ? asGap(read.type, missing) : missing)
  }
}

async function readType(
  readings: readonly Reading[],
  evidence: AccountEvidence,
  by: Reader,
): Promise<Map<Reading, ReadCells>> {
  const [{ type } = { type: undefined }] = readings
  if (!type) return new Map()
  const regions = scopesOf(type, evidence)
  const items = new Map(evidence.items.filter(i => i.type === type.id).map(i => [i.scope.region, i]))
  const missing = new Map(regions.map(region => [region, missingOf(type, region, items.get(region))]))
  const read = new Map(readings.map(reading => [reading, { type, by, cells: [] as Cell<unknown>[], missing }]))
  const here = by === 'derivation' ? { type: type.id } : undefined
  for (const item of items.values()) {
    const redactions = Map.groupBy(item.redactions, of => of.resource)
    for await (const resource of evidence.resources(item)) {
      const settings = guarded(resource, redactions.get(resource.id), here)
      for (const [reading, { cells }] of read) cells.push(project(reading, resource, settings))
    }
  }
  return read
}
