/** Of how many things that nobody uses what they hold is kept for the next to use them. */
const MOST_IDLE = 16

/** Counts who uses what, by name, and tells whose holdings are to be given back: of what nobody has used for the longest. */
export class Uses {
  readonly #users = new Map<string, number>()
  /** What nobody uses at the moment, the longest first. */
  readonly #idle = new Set<string>()

  begin(name: string): void {
    this.#idle.delete(name)
    this.#users.set(name, (this.#users.get(name) ?? 0) + 1)
  }

  /** Returns what is to give back what it holds, if anything is. */
  end(name: string): string | undefined {
    const users = (this.#users.get(name) ?? 0) - 1
    if (users > 0) {
      this.#users.set(name, users)
      return undefined
    }
    this.#users.delete(name)
    this.#idle.add(name)
    if (this.#idle.size <= MOST_IDLE) return undefined
    const [oldest] = this.#idle
    if (oldest !== undefined) this.#idle.delete(oldest)
    return oldest
  }
}
