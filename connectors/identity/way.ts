import type { Ruling } from '../policy/index.ts'

export interface Step {
  readonly Action: string
  readonly Resource: string
  readonly Policy: string | null
  readonly Statement: string | null
}

/** How something can be done: by which statements, and under which conditions that settings do not decide. */
export interface Way {
  readonly steps: readonly Step[]
  readonly conditions: readonly string[]
}

/** All of them; undefined where one is none. */
export function together(ways: Iterable<Way | undefined>): Way | undefined {
  let steps: readonly Step[] = []
  let conditions: readonly string[] = []
  for (const way of ways) {
    if (way === undefined) return undefined
    if (way.steps.length > 0) steps = steps.length === 0 ? way.steps : steps.concat(way.steps)
    if (way.conditions.length === 0) continue
    conditions = conditions.length === 0 ? way.conditions : [...new Set([...conditions, ...way.conditions])]
  }
  return { steps, conditions }
}

export const onlyIf = (way: Way, ...conditions: readonly string[]): Way =>
  conditions.length === 0 ? way : { ...way, conditions: [...new Set([...way.conditions, ...conditions])] }

/** The first that needs no condition, or else the one that needs the fewest. */
export function best(ways: Iterable<Way | undefined>): Way | undefined {
  let found: Way | undefined
  for (const way of ways) {
    if (way === undefined) continue
    if (way.conditions.length === 0) return way
    if (found === undefined || way.conditions.length < found.conditions.length) found = way
  }
  return found
}

/** A ruling as a way; undefined: it is denied. */
export function wayOf(action: string, resource: string, { answer, by, conditions }: Ruling): Way | undefined {
  if (answer === 'denied') return undefined
  const [ref] = by
  const step = { Action: action, Resource: resource, Policy: ref?.policy ?? null, Statement: ref?.statement ?? null }
  return { steps: [step], conditions: answer === 'allowed' ? [] : conditions }
}
