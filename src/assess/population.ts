import { type Entry, type Population, Unjudgeable } from '../../connectors/kit/index.ts'
import { GapTouched } from './guard.ts'

/** A member reduced to a projection, or why that could not be read. */
export type Cell<T> = { readonly id: string; readonly name: string; readonly region: string } & (
  | { readonly value: T }
  | { readonly gap: string }
)

/**
 * Three-valued answers about a population. `incomplete` says why members may be missing; null when the list is whole.
 * An answer that an unread member or a missing part could change throws {@link GapTouched}.
 */
export class ReadPopulation<T> implements Population<T> {
  readonly #entries: Entry<T>[]
  readonly #incomplete: string | null

  constructor(cells: readonly Cell<T>[], incomplete: string | null) {
    this.#entries = cells.map(entryOf)
    this.#incomplete = incomplete
  }

  some(test: (entry: Entry<T>) => boolean): boolean {
    return this.find(test) !== undefined
  }

  every(test: (entry: Entry<T>) => boolean): boolean {
    return this.find(entry => !test(entry)) === undefined
  }

  find(test: (entry: Entry<T>) => boolean): Entry<T> | undefined {
    let touched: Unjudgeable | undefined
    for (const entry of this.#entries) {
      try {
        if (test(entry)) return entry
      } catch (error) {
        if (!(error instanceof Unjudgeable)) throw error
        touched ??= error
      }
    }
    if (touched) throw touched
    this.#needWhole()
    return undefined
  }

  filter(test: (entry: Entry<T>) => boolean): Entry<T>[] {
    this.#needWhole()
    return this.#entries.filter(test)
  }

  all(): Entry<T>[] {
    return this.filter(() => true)
  }

  #needWhole(): void {
    if (this.#incomplete !== null) throw new GapTouched(this.#incomplete)
  }
}

function entryOf<T>(cell: Cell<T>): Entry<T> {
  if ('value' in cell) return cell
  const { id, name, region, gap } = cell
  return {
    id,
    name,
    region,
    get value(): T {
      throw new GapTouched(`${gap.replace(/\.$/, '')} of ${name}.`)
    },
  }
}
