import { type Entry, type Input, type Key, Unjudgeable } from '../../connectors/kit/index.ts'
import type { Gap } from '../evidence/item.ts'
import { ElsewhereTouched, GapTouched, isReadElsewhere } from './guard.ts'

/** A member reduced to a projection, or why that could not be read, or that it is another account's to read. */
export type Cell<T> = { readonly id: string; readonly name: string; readonly region: string } & (
  | { readonly value: T }
  | { readonly gap: string; readonly cause?: Gap | undefined }
  | { readonly elsewhere: string }
)

/** What of a list is not there: `incomplete` says why members may be missing, `elsewhere` that another account has it. */
export interface Missing {
  readonly incomplete: string | null
  readonly elsewhere: string | null
  /** The gap that `incomplete` tells of; null where it tells of none. */
  readonly cause: Gap | null
}

/**
 * Three-valued answers about a population. An answer that an unread member or a missing part could change throws
 * {@link GapTouched}; one that only depends on what is judged in another account throws {@link ElsewhereTouched}.
 */
export class ReadPopulation<T> implements Input<T> {
  readonly #entries: Entry<T>[]
  readonly #missing: Missing
  readonly #indexes = new Map<Key<T>, ReadonlyMap<string | undefined, Entry<T>[]>>()

  constructor(cells: readonly Cell<T>[], missing: Missing) {
    this.#entries = cells.map(entryOf)
    this.#missing = missing
  }

  known(): { members: readonly Entry<T>[]; missing: string | null; elsewhere: boolean } {
    const { incomplete, elsewhere, cause } = this.#missing
    const other = incomplete === null ? elsewhere !== null : isReadElsewhere(cause)
    return { members: this.#entries, missing: incomplete ?? elsewhere, elsewhere: other }
  }

  some(test: (entry: Entry<T>) => boolean): boolean {
    return this.find(test) !== undefined
  }

  every(test: (entry: Entry<T>) => boolean): boolean {
    return this.find(entry => !test(entry)) === undefined
  }

  find(test: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    return this.#findAmong(this.#entries, test)
  }

  findBy(key: Key<T>, value: string, test: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    const index = this.#indexes.get(key) ?? Map.groupBy(this.#entries, entry => keyOrUnread(key, entry))
    this.#indexes.set(key, index)
    const candidates = [...(index.get(value) ?? []), ...(index.get(undefined) ?? [])]
    return this.#findAmong(candidates, entry => key(entry) === value && test(entry))
  }

  #findAmong(entries: readonly Entry<T>[], test: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    const untold = new Untold()
    for (const entry of entries) if (untold.ask(test, entry)) return entry
    this.#needWhole(untold)
    return undefined
  }

  filter(test: (entry: Entry<T>) => boolean): Entry<T>[] {
    const untold = new Untold()
    const found = this.#entries.filter(entry => untold.ask(test, entry))
    this.#needWhole(untold)
    return found
  }

  all(): Entry<T>[] {
    return this.filter(() => true)
  }

  #needWhole(untold: Untold): void {
    const { incomplete, elsewhere, cause } = this.#missing
    if (untold.gap) throw untold.gap
    if (incomplete !== null) throw new GapTouched(incomplete, cause ?? undefined)
    if (untold.elsewhere) throw untold.elsewhere
    if (elsewhere !== null) throw new ElsewhereTouched(elsewhere)
  }
}

/** Undefined where there is no key, and where it could not be read: such a member is asked whatever the key. */
function keyOrUnread<T>(key: Key<T>, entry: Entry<T>): string | undefined {
  try {
    return key(entry)
  } catch (error) {
    if (error instanceof Unjudgeable || error instanceof ElsewhereTouched) return undefined
    throw error
  }
}

/** Answers that could not be given; a gap weighs more than what is judged elsewhere. */
class Untold {
  gap: Unjudgeable | undefined
  elsewhere: ElsewhereTouched | undefined

  ask<E>(test: (entry: E) => boolean, entry: E): boolean {
    try {
      return test(entry)
    } catch (error) {
      if (error instanceof Unjudgeable) this.gap ??= error
      else if (error instanceof ElsewhereTouched) this.elsewhere ??= error
      else throw error
      return false
    }
  }
}

function entryOf<T>(cell: Cell<T>): Entry<T> {
  if ('value' in cell) return cell
  const { id, name, region } = cell
  return {
    id,
    name,
    region,
    get value(): T {
      if ('elsewhere' in cell) throw new ElsewhereTouched(ofMember(cell.elsewhere, name))
      throw new GapTouched(ofMember(cell.gap, name), cell.cause)
    },
  }
}

/** The sentence about a setting, as one about the setting of a member. */
function ofMember(sentence: string, name: string): string {
  const told = sentence.replace(/^(Could not read \S+):/, `$1 of ${name.replaceAll('$', '$$$$')}:`)
  return told === sentence ? `${sentence.replace(/\.$/, '')} of ${name}.` : told
}
