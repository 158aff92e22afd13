/** Whose it is to read what AWS refuses this account: another account's, or nobody's, for the reason given as a clause. */
export type Owner = { readonly account: string } | { readonly nobody: string }

/** Only another account may read it, and it is judged there: no missing permission, and no gap. */
export class JudgedElsewhere extends Error {
  override readonly name = 'JudgedElsewhere'
  readonly account: string
  constructor(account: string) {
    super(`judged in account ${account}`)
    this.account = account
  }
}

/** There can be no member: `because` says why, as a clause. */
export class NoneByDefinition extends Error {
  override readonly name = 'NoneByDefinition'
  readonly because: string
  constructor(because: string) {
    super(because)
    this.because = because
  }
}

/** An AWS account's number, and nothing else that AWS may name one by. */
export const isAccount = (id: string | undefined): id is string => id !== undefined && /^\d{12}$/.test(id)
