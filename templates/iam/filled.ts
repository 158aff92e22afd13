/** What is known of one account's role. */
export interface Filled {
  readonly name: string
  /** `/`, or `/team/`. */
  readonly path: string
  readonly externalId: string
  readonly principal: string | undefined
}
