/** What principals can do, as far as the package says; lists are capped, each with its total. */
export interface IdentityView {
  readonly principals: number
  /** Of all accounts: the list of principals is whole. */
  readonly whole: boolean
  readonly administrators: Capped<{ readonly name: string; readonly through: string }>
  /** Not known whether they are, and why. */
  readonly perhaps: Capped<{ readonly name: string; readonly why: string }>
  /** No administrators, with a way to become one that settings decide, or with one that has conditions. */
  readonly ways: OfSome<{ readonly name: string; readonly way: string; readonly certain: boolean }>
  /** By what is erased. */
  readonly erasers: readonly {
    readonly kind: string
    readonly names: Capped<string>
    /** Others of whom it is not known. */
    readonly unread: number
  }[]
  readonly outsiders: OfSome<{ readonly name: string; readonly from: string; readonly without: boolean }>
  readonly keys: OfSome<{ readonly name: string; readonly key: string; readonly made: string; readonly used: string }>
  /** Reasons why something is not known, each once, and of how many principals. */
  readonly unread: Capped<{ readonly why: string; readonly principals: number }>
}

/** With how many principals of which it is not known whether there is more. */
export interface OfSome<T> extends Capped<T> {
  readonly unread: number
}

export interface Capped<T> {
  readonly total: number
  readonly shown: readonly T[]
}
