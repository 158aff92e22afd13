import type { Drift } from '../format/manifest.ts'

type Entry = Drift['notCompared'][number]

/** What could not be compared, added up by what it is and why. */
export class NotCompared {
  readonly #entries = new Map<string, Entry>()

  /** `of`: an evidence type or a test. */
  add(what: Entry['what'], of: string, because: string, count: number): void {
    const key = [what, of, because].join('\0')
    this.#entries.set(key, { what, of, because, count: (this.#entries.get(key)?.count ?? 0) + count })
  }

  list(): Entry[] {
    return [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  }
}
