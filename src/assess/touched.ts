import type { ResourceCheck, Verdict } from '../../connectors/kit/index.ts'
import { asOf, type ItemHeader, type Resource } from '../evidence/item.ts'
import { guarded } from './guard.ts'
import { judgeSettings } from './judge.ts'
import { type AccountEvidence, Populations } from './populations.ts'
import { watched } from './watched.ts'

export interface Touched {
  readonly verdict: Verdict
  /** JSON pointers into the settings, with what was observed in its place: the innermost that the check read, in the order read. */
  readonly pointers: readonly string[]
}

/** Judges one resource of an item again, and tells which of its settings the check read until it had its verdict. */
export async function touchedBy(
  check: ResourceCheck,
  resource: Resource,
  item: ItemHeader,
  evidence: AccountEvidence,
): Promise<Touched> {
  const populations = await Populations.read(Object.values(check.reads), evidence, 'check')
  const redacted = item.redactions.filter(one => one.resource === resource.id)
  const pointers = new Set<string>()
  const settings = watched(guarded(resource, redacted), pointer => pointers.add(pointer))
  const { account, partition, regions } = evidence
  const { region } = resource
  const context = { account, partition, regions, region, asOf: asOf(item) }
  const verdict = judgeSettings(check, resource, settings, context, populations.of(check.reads, region))
  return { verdict, pointers: innermost([...pointers]) }
}

const innermost = (pointers: readonly string[]): string[] => {
  const above = new Set(pointers.map(pointer => pointer.slice(0, pointer.lastIndexOf('/'))))
  return pointers.filter(pointer => !above.has(pointer))
}
