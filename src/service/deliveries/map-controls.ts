import { KINDS, kindNamed } from '../../deliver/index.ts'
import { controlRef } from '../../frameworks/crosswalk.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { changeDestination, checkedConfig } from './destinations.ts'

export type ControlIds = Readonly<Record<string, string>>

interface Mapped {
  readonly control: string
  readonly id: string
}

/** What a mapping of controls changes, or would change. */
export interface ControlMapping {
  readonly dryRun: boolean
  readonly added: readonly Mapped[]
  readonly changed: readonly (Mapped & { readonly before: string })[]
  readonly removed: readonly Mapped[]
  /** How many stay as they are. */
  readonly kept: number
  /** Controls that no framework here has. */
  readonly unknown: readonly string[]
  /** Of each framework that is mapped at all. */
  readonly frameworks: readonly { readonly framework: string; readonly mapped: number; readonly of: number }[]
}

/**
 * Puts a mapping from our controls to the tool's ids in the place of the one before; a dry run only says what would come of it. Throws `bad_request`
 * where the kind takes none or an id is none of its own, and `unknown_control`.
 */
export async function mapControls(
  runtime: Viewed,
  id: string,
  wanted: ControlIds,
  dryRun: boolean,
): Promise<ControlMapping> {
  const destination = await runtime.store.destinations.get(id)
  if (!takesControls(destination.kind)) {
    const kinds = KINDS.filter(({ kind }) => takesControls(kind)).map(({ kind }) => kind)
    throw new ServiceError(
      'bad_request',
      `Destinations of the kind ${destination.kind} take no mapping of controls; ${kinds.join(', ')} do.`,
    )
  }
  await runtime.refreshFrameworks()
  const config = { ...destination.config, controls: wanted }
  checkedConfig(runtime, destination.kind, config)
  const before = (destination.config.controls ?? {}) as ControlIds
  const mapping = { dryRun, ...changesOf(before, wanted), ...coverageOf(runtime, wanted) }
  if (dryRun) return mapping
  const [strange] = mapping.unknown
  if (strange !== undefined)
    throw new ServiceError(
      'unknown_control',
      `There is no control "${strange}": a dry run (dryRun=true) lists all that are unknown.`,
    )
  await changeDestination(runtime, id, { config })
  return mapping
}

const takesControls = (kind: string): boolean => 'controls' in (kindNamed(kind)?.config.shape ?? {})

function changesOf(before: ControlIds, wanted: ControlIds) {
  const of = Object.entries(wanted).map(([control, id]) => ({ control, id, before: before[control] }))
  return {
    added: of.flatMap(({ control, id, before }) => (before === undefined ? [{ control, id }] : [])),
    changed: of.flatMap(({ control, id, before }) =>
      before !== undefined && before !== id ? [{ control, id, before }] : [],
    ),
    removed: Object.entries(before).flatMap(([control, id]) =>
      Object.hasOwn(wanted, control) ? [] : [{ control, id }],
    ),
    kept: of.filter(({ id, before }) => before === id).length,
  }
}

function coverageOf({ frameworks }: Pick<Viewed, 'frameworks'>, wanted: ControlIds) {
  const known = frameworks.map(({ framework }) => ({
    framework: framework.id,
    refs: framework.controls.map(control => controlRef(framework, control)),
  }))
  const all = new Set(known.flatMap(({ refs }) => refs))
  const counted = known.map(({ framework, refs }) => ({
    ...{ framework, of: refs.length },
    mapped: refs.filter(ref => Object.hasOwn(wanted, ref)).length,
  }))
  return {
    unknown: Object.keys(wanted).filter(control => !all.has(control)),
    frameworks: counted.filter(({ mapped }) => mapped > 0),
  }
}
