import type { AccountView } from './account-view.ts'
import { type Escalation, type Led, rankOf } from './escalation.ts'
import type { PrincipalFact } from './facts.ts'
import { Foremost } from './foremost.ts'
import { type Gain, gainOf, worthAs } from './gains.ts'
import type { Taken } from './given.ts'
import { isOpenTo } from './open.ts'
import { nameOfPath, type Path } from './path.ts'
import { PATHS } from './paths.ts'
import { remembered } from './remembered.ts'
import { retaggings } from './retagged.ts'
import { take } from './taken.ts'
import { onlyIf, together, type Way } from './way.ts'

/** One path of a principal. */
export interface Ways {
  /** The best way to each target; of very many, the foremost. */
  readonly told: readonly Escalation[]
  readonly omitted: { readonly Path: string; readonly Count: number }
}

/**
 * Every known path that a principal has to the rights of another, or to more of its own, one after the other with the best way to each
 * target; `each` hears of all of them, told or not. An administrator has nothing to gain.
 */
export function* escalationsOf(view: AccountView, from: PrincipalFact, each: (way: Led) => void): Generator<Ways> {
  if (view.administrator(from).Is === 'yes' || (from.kind === 'role' && from.kept === 'service')) return
  const asIs = new Map<string, Gain>()
  const reached = new Map<string, number>()
  let hasAll = false
  for (const path of PATHS) {
    // Who surely makes itself administrator gets no more by making somebody else one.
    if ((hasAll && path.gets === 'new') || !isOpenTo(view, from, path)) continue
    const ways = new Foremost()
    const found = path.gets === 'retagged' ? otherwise(view, from, path, reached) : take(view, from, path)
    for (const { to, way, gain = remembered(asIs, to.arn, () => gainOf(view, from, to)) } of found) {
      const led = leads(path, to, way, gain)
      const rank = rankOf(led)
      if (!ways.isBetter(led.To, rank)) continue
      each(led)
      ways.keep(escalation(led, path, way, gain))
      if (rank < (reached.get(led.To) ?? Number.POSITIVE_INFINITY)) reached.set(led.To, rank)
      hasAll ||= to.arn === from.arn && rank === 0
    }
    yield { told: ways.told(), omitted: { Path: path.id, Count: ways.omitted } }
  }
}

/** What a principal reaches better, or only, once it has given itself other tags. */
function* otherwise(
  view: AccountView,
  from: PrincipalFact,
  path: Path,
  reached: ReadonlyMap<string, number>,
): Generator<Taken> {
  for (const { as, way } of retaggings(view, from, path)) {
    for (const taken of [...taggedWays(view, as), { to: from, way: NO_MORE, gain: worthAs(view, from, as) }]) {
      const { to, gain = gainOf(view, as, to) } = taken
      const all = together([way, taken.way])
      const isNothing = taken.way === NO_MORE && gain.reaches === 'principal'
      if (all === undefined || isNothing) continue
      const rank = rankOf(leads(path, to, all, gain))
      if (rank < (reached.get(to.arn) ?? Number.POSITIVE_INFINITY)) yield { to, way: all, gain }
    }
    view.done(as)
  }
}

const NO_MORE: Way = { steps: [], conditions: [] }

function* taggedWays(view: AccountView, as: PrincipalFact): Generator<Taken> {
  for (const path of PATHS) if (path.gets !== 'retagged' && isOpenTo(view, as, path)) yield* take(view, as, path)
}

function leads(path: Path, to: PrincipalFact, way: Way, { reaches, conditions }: Gain): Led {
  const all = onlyIf(way, ...conditions, ...(path.if ?? [])).conditions
  return {
    Path: path.id,
    To: to.arn,
    Reaches: reaches,
    Certainty: all.length === 0 ? 'certain' : 'conditional',
    Conditions: all,
  }
}

const NAMES = new Map<Path, string>()

function escalation(led: Led, path: Path, way: Way, { steps = [] }: Gain): Escalation {
  const { Path, To, Reaches, Certainty, Conditions } = led
  const Name = remembered(NAMES, path, () => nameOfPath(path))
  const Steps = steps.length === 0 ? way.steps : [...way.steps, ...steps]
  return { Path, Name, To, Reaches, Certainty, Steps, Conditions }
}
