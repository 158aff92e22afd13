import type { Aws } from '../../kit/index.ts'

/** Findings about the account itself that nobody archived: an account that administers Macie for others would get theirs too. */
export const openOf = ({ account }: Pick<Aws, 'account'>) => ({
  accountId: { eq: [account] },
  archived: { eq: ['false'] },
})
