/** Counts of texts from logs that anybody may have written: as many different ones as a reader takes in. */
export class Counter {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most = 50) {
    this.#most = most
  }

  add(text: string | null): void {
    if (text === null) return
    const count = this.#counts.get(text)
    if (count === undefined && this.#counts.size >= this.#most) return
    this.#counts.set(text, (count ?? 0) + 1)
  }

  /** Most frequent first. */
  get list(): { value: string; count: number }[] {
    return [...this.#counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  }
}
