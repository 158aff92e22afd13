import type {
  AccountCheck,
  Check,
  Context,
  EvidenceType,
  Reading,
  ResourceCheck,
  Verdict,
} from '../../connectors/kit/index.ts'
import { notApplicable, unknown } from '../../connectors/kit/index.ts'
import { asOf, type ItemHeader, type Resource } from '../evidence/item.ts'
import { elsewhereSentence, gapClause } from './guard.ts'
import { judgeAccount, judgeResource, project } from './judge.ts'
import { type Cell, type Missing, ReadPopulation } from './population.ts'

/** What one account's checks are judged on: nothing but evidence. */
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

/** The result of one check on one thing: what of a finding can change from run to run. */
export interface VerdictRow extends Verdict {
  readonly check: string
  readonly region: string
  readonly resource: string
  readonly resourceDigest: string | null
}

/** The verdicts on one evidence type in one region (`global` for account-wide types and for checks on the account). */
export interface VerdictGroup {
  readonly type: string
  readonly region: string
  rows(): AsyncIterable<VerdictRow>
}

/**
 * Judges an account. Silence never means "fine": a check that had nothing to judge says `not_applicable` once per
 * region; a list that was not made or is incomplete says `unknown`, on the account, once per check and region.
 */
export async function* assessAccount(
  checks: readonly Check[],
  evidence: AccountEvidence,
): AsyncGenerator<VerdictGroup> {
  const populations = await Populations.read(checks, evidence)
  const types = new Map(checks.map(check => [check.type.id, check.type]))
  for (const type of [...types.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const ofType = checks.filter(check => check.type.id === type.id)
    const scopes = new Set(scopesOf(type, evidence))
    if (ofType.some(check => check.judges === 'account')) scopes.add('global')
    for (const region of [...scopes].sort()) {
      yield { type: type.id, region, rows: () => rowsOf(type, region, ofType, evidence, populations) }
    }
  }
}

/** Where members of a type may be; an account whose regions were never found is asked once, as a whole. */
const scopesOf = (type: EvidenceType, { regions }: AccountEvidence): readonly string[] =>
  type.reach === 'account' || regions.length === 0 ? ['global'] : regions

async function* rowsOf(
  type: EvidenceType,
  region: string,
  checks: readonly Check[],
  evidence: AccountEvidence,
  populations: Populations,
): AsyncGenerator<VerdictRow> {
  const context: Context = { ...pick(evidence), region, asOf: moment(type, region, evidence) }
  if (scopesOf(type, evidence).includes(region)) {
    const judging = checks.filter(check => check.judges === 'resource')
    if (judging.length > 0) yield* resourceRows(type, judging, context, evidence, populations)
  }
  for (const check of checks) {
    if (check.judges === 'account' && region === 'global') yield* accountRows(check, context, evidence, populations)
    if (check.judges === 'region')
      for (const within of regionsFor(type, region, evidence))
        yield* accountRows(check, { ...context, region: within }, evidence, populations)
  }
}

/** Checks on the account in each region judge the region at hand; those about an account-wide type judge every region. */
function regionsFor(type: EvidenceType, region: string, evidence: AccountEvidence): readonly string[] {
  if (evidence.regions.length === 0) return ['global']
  if (type.reach === 'account') return evidence.regions
  return region === 'global' ? [] : [region]
}

const pick = ({ account, partition, regions }: AccountEvidence) => ({ account, partition, regions })
const rootArn = (context: Context) => `arn:${context.partition}:iam::${context.account}:root`

function* accountRows(
  check: AccountCheck,
  context: Context,
  evidence: AccountEvidence,
  populations: Populations,
): Generator<VerdictRow> {
  const verdict = judgeAccount(
    check,
    { ...context, asOf: moment(check.type, context.region, evidence) },
    populations.of(check, context.region),
  )
  yield { check: check.id, region: context.region, resource: rootArn(context), resourceDigest: null, ...verdict }
}

async function* resourceRows(
  type: EvidenceType,
  checks: readonly ResourceCheck[],
  context: Context,
  evidence: AccountEvidence,
  populations: Populations,
): AsyncGenerator<VerdictRow> {
  const onAccount = (verdict: Verdict) =>
    checks.map(check => ({
      check: check.id,
      region: context.region,
      resource: rootArn(context),
      resourceDigest: null,
      ...verdict,
    }))
  const item = evidence.items.find(i => i.type === type.id && i.scope.region === context.region)
  const missing = missingOf(type, context.region, item)
  if (missing.incomplete !== null) yield* onAccount(unknown(missing.incomplete))
  let judged = false
  if (item) {
    for await (const resource of evidence.resources(item)) {
      judged = true
      yield* judgements(checks, resource, { ...context, region: resource.region }, item, populations)
    }
  }
  if (!judged && missing.incomplete === null)
    yield* onAccount(notApplicable(missing.elsewhere ?? emptiness(type, item)))
}

function* judgements(
  checks: readonly ResourceCheck[],
  resource: Resource,
  context: Context,
  item: ItemHeader,
  populations: Populations,
): Generator<VerdictRow> {
  const redacted = item.redactions.length > 0 ? item.redactions.filter(r => r.resource === resource.id) : []
  for (const check of checks) {
    const verdict = judgeResource(check, resource, context, populations.of(check, context.region), redacted)
    yield {
      check: check.id,
      region: resource.region,
      resource: resource.id,
      resourceDigest: resource.digest,
      ...verdict,
    }
  }
}

function moment(type: EvidenceType, region: string, evidence: AccountEvidence): Date {
  const items = evidence.items.filter(i => i.type === type.id)
  const item = items.find(i => i.scope.region === region) ?? items[0]
  return item ? asOf(item) : evidence.startedAt
}

function emptiness(type: EvidenceType, item: ItemHeader | undefined): string {
  const because = item?.population.because
  return because
    ? `There is nothing to judge: ${because}.`
    : `There is nothing to judge: AWS lists no member of "${type.title}" here.`
}

/** Why members of a type are not there in a region, as sentences. */
function missingOf(type: EvidenceType, region: string, item: ItemHeader | undefined): Missing {
  const where = region === 'global' ? '' : ` in ${region}`
  if (!item) return { incomplete: `"${type.title}"${where} was not collected.`, elsewhere: null }
  const { complete, gap, judgedIn } = item.population
  const elsewhere = judgedIn === undefined ? null : elsewhereSentence(judgedIn, `"${type.title}"`)
  if (complete) return { incomplete: null, elsewhere }
  const why = gap ? gapClause(gap) : 'members are missing'
  return { incomplete: `The list of "${type.title}"${where} is not complete: ${why}.`, elsewhere }
}

interface ReadCells {
  readonly type: EvidenceType
  readonly cells: Cell<unknown>[]
  /** What is not there, by the region the list was made for. */
  readonly missing: ReadonlyMap<string, Missing>
}

/** Of several lists as one. */
function together(all: Iterable<Missing>): Missing {
  const lists = [...all]
  const first = (what: keyof Missing) => lists.find(of => of[what] !== null)?.[what] ?? null
  return { incomplete: first('incomplete'), elsewhere: first('elsewhere') }
}

/** The projections that checks declared, read once; memory holds the projections, not the populations. */
class Populations {
  readonly #read: ReadonlyMap<Reading, ReadCells>
  readonly #made = new Map<Check, Map<string, object>>()

  private constructor(read: ReadonlyMap<Reading, ReadCells>) {
    this.#read = read
  }

  static async read(checks: readonly Check[], evidence: AccountEvidence): Promise<Populations> {
    const readings = new Set(checks.flatMap(check => Object.values(check.reads)))
    const byType = Map.groupBy(readings, reading => reading.type.id)
    const read = new Map<Reading, ReadCells>()
    for (const ofType of byType.values())
      for (const [reading, cells] of await readType(ofType, evidence)) read.set(reading, cells)
    return new Populations(read)
  }

  /** The populations of a check as seen from a region. */
  of(check: Check, region: string): object {
    const made = this.#made.get(check) ?? new Map<string, object>()
    this.#made.set(check, made)
    const known = made.get(region)
    if (known) return known
    const seen = Object.fromEntries(
      Object.entries(check.reads).map(([name, reading]) => [name, this.#population(reading, region)]),
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
    return new ReadPopulation(cells, missing.incomplete, missing.elsewhere)
  }
}

async function readType(readings: readonly Reading[], evidence: AccountEvidence): Promise<Map<Reading, ReadCells>> {
  const [{ type } = { type: undefined }] = readings
  if (!type) return new Map()
  const regions = scopesOf(type, evidence)
  const items = new Map(evidence.items.filter(i => i.type === type.id).map(i => [i.scope.region, i]))
  const missing = new Map(regions.map(region => [region, missingOf(type, region, items.get(region))]))
  const read = new Map(readings.map(reading => [reading, { type, cells: [] as Cell<unknown>[], missing }]))
  for (const item of items.values()) {
    for await (const resource of evidence.resources(item)) {
      const redacted = item.redactions.filter(r => r.resource === resource.id)
      for (const [reading, { cells }] of read) cells.push(project(reading, resource, redacted))
    }
  }
  return read
}
