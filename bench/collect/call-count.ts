import type { CallProvenance, ItemHeader } from '../../src/evidence/item.ts'

export interface CallCount {
  readonly type: string
  readonly calls: number
  readonly resources: number
}

/** Of types that have resources, the dearest per resource first. An answer that two types share counts for both. */
export function callsByType(items: readonly ItemHeader[]): CallCount[] {
  const types = Map.groupBy(
    items.filter(item => item.calls.length > 0),
    item => item.type,
  )
  return [...types]
    .map(([type, of]) => ({
      type,
      calls: sum(of.flatMap(item => item.calls.map(call => call.calls))),
      resources: sum(of.map(item => item.population.listed)),
    }))
    .filter(({ resources }) => resources > 0)
    .sort((a, b) => b.calls / b.resources - a.calls / a.resources)
}

/** Questions that name no member, each once: what is asked of a region before anything is known of it. */
export function callsOfEmptyRegion(items: readonly ItemHeader[]): number {
  const asked = items.flatMap(item => item.calls.filter(namesNoMember))
  return new Set(asked.map(({ operation, parameters }) => JSON.stringify([operation, parameters]))).size
}

const namesNoMember = ({ variesBy, requestIds }: CallProvenance): boolean =>
  variesBy.length === 0 && requestIds.every(({ resource }) => resource === undefined)

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
