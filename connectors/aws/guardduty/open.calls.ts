import type { Aws } from '../../kit/index.ts'

/** Findings about the account itself that nobody archived: an account that administers others would get theirs too. */
export const openOf = ({ account }: Pick<Aws, 'account'>) => ({
  'service.archived': { Equals: ['false'] },
  accountId: { Equals: [account] },
})
