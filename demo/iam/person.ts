/** A user of Northwind Pay and its past, in days before the demo is recorded; `null` is never. */
export interface Person {
  readonly name: string
  readonly created: number
  readonly groups: readonly string[]
  /** Console password: when it was last used. */
  readonly password?: { readonly used: number | null; readonly changed: number }
  readonly mfa?: boolean
  readonly keys?: readonly { readonly created: number; readonly used: number | null; readonly inactive?: boolean }[]
  readonly team: string
}
