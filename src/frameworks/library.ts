import type { Check } from '../../connectors/kit/index.ts'
import { FrameworkError } from './errors.ts'
import { issueText } from './read-text.ts'
import { notCollectedSchema, objectivesSchema } from './schema.ts'

/** A named set of checks between checks and controls. */
export interface Objective {
  readonly id: string
  readonly title: string
  readonly because: string
  readonly checks: readonly string[]
}

/** What mapping files may name beside checks and evidence types. */
export interface Library {
  readonly objectives: ReadonlyMap<string, Objective>
  /** Id of what is not collected → its words. */
  readonly notCollected: ReadonlyMap<string, NotCollected>
  /** The evidence types that a check judges (the first) and reads. */
  readonly typesOf: (check: string) => readonly string[]
  /** The evidence types that are collected. */
  readonly types: ReadonlySet<string>
  /** The checks that make the same test as this control of AWS Security Hub. */
  readonly sameAs: (securityHub: string) => readonly Pick<Check, 'id' | 'title'>[]
}

export interface NotCollected {
  readonly id: string
  readonly words: string
  /** Other names under which a connector might bring it. */
  readonly also?: readonly string[] | undefined
}

export const EMPTY_LIBRARY: Library = {
  objectives: new Map(),
  notCollected: new Map(),
  typesOf: () => [],
  types: new Set(),
  sameAs: () => [],
}

/** What `objectives.yaml` and `not-collected.yaml` say as a library. Throws FrameworkError `invalid`. */
export function libraryOf(
  values: { readonly objectives: unknown; readonly notCollected: unknown },
  catalogue: Pick<Library, 'typesOf' | 'types' | 'sameAs'>,
): Library {
  const objectives = objectivesSchema.safeParse(values.objectives)
  if (!objectives.success) throw broken('objectives', objectives.error.issues.map(issueText))
  const missing = notCollectedSchema.safeParse(values.notCollected)
  if (!missing.success) throw broken('not-collected', missing.error.issues.map(issueText))
  return {
    objectives: byId('objectives', objectives.data.objectives),
    notCollected: byId('not-collected', missing.data.notCollected),
    ...catalogue,
  }
}

function byId<T extends { readonly id: string }>(file: string, all: readonly T[]): Map<string, T> {
  const map = new Map(all.map(one => [one.id, one]))
  if (map.size < all.length) throw broken(file, ['an id is used twice'])
  return map
}

const broken = (file: string, faults: readonly string[]) =>
  new FrameworkError('invalid', `The file ${file} is not valid: ${faults.slice(0, 10).join('; ')}.`)
