/** What principals can do, as far as the package says; lists are capped, each with its total. */
export interface IdentityView {
  readonly principals: number
  /** Of all accounts: the list of principals is whole. */
  readonly whole: boolean
  readonly administrators: Capped<{ readonly name: string; readonly through: string }>
  /** Not known whether they are, and why. */
  readonly perhaps: Capped<{ readonly name: string; readonly why: string }>
  /** No administrators, with a way to become one that settings decide, or with one that has conditions. */
  readonly ways: OfSome<{
    readonly name: string
    readonly way: string
    readonly certain: boolean
    /** Step by step; the names of principals without what all of the account share. */
    readonly hops: readonly { readonly by: string; readonly to: string }[]
  }>
  /** By what is erased. */
  readonly erasers: readonly {
    readonly kind: string
    readonly names: Capped<string>
    /** Others of whom it is not known. */
    readonly unread: number
  }[]
  /** By action that somebody can do. */
  readonly protections: readonly ProtectedAction[]
  /** Federated principals and services have no external id to ask for: `none`. */
  readonly outsiders: OfSome<{
    readonly name: string
    readonly from: string
    readonly externalId: 'asked' | 'not asked' | 'none'
  }>
  /** From other accounts of the organization. */
  readonly neighbours: Capped<{ readonly name: string; readonly from: string; readonly account: string }>
  readonly keys: OfSome<{ readonly name: string; readonly key: string; readonly made: string; readonly used: string }>
  /** Reasons why something is not known, each once, and of how many principals. */
  readonly unread: Capped<{ readonly why: string; readonly principals: number }>
}

/** What would stop an action on the resources that it erases; what was not read counts neither as protected nor as bare. */
export interface ProtectedAction {
  readonly action: string
  readonly resources: number
  /** With how many principals that may take it away themselves. */
  readonly by: readonly { readonly name: string; readonly resources: number; readonly lifters: number }[]
  readonly bare: number
  /** Why there may be more, sentences. */
  readonly unread: readonly string[]
}

/** With how many principals of which it is not known whether there is more. */
export interface OfSome<T> extends Capped<T> {
  readonly unread: number
}

export interface Capped<T> {
  readonly total: number
  readonly shown: readonly T[]
}
