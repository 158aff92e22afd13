import {
  accountOf,
  grantsAction,
  isAnyone,
  isNotPrincipal,
  narrowing,
  principalsOf,
  type Statement,
} from '../../policy/index.ts'

/** What Security Hub S3.6 keeps for the bucket's own account (`blacklistedactionpatterns`). */
export const OWNERS_ACTIONS = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
]

export const ownersActionIn = (statement: Statement): string | undefined =>
  OWNERS_ACTIONS.find(action => grantsAction(statement, action))

/**
 * Whether an Allow statement lets in principals of other accounts. Conditions count only where they fix the accounts; an
 * organization has others. AWS services and federated users are nobody's account. Undefined: not known.
 */
export function letsOthersIn(statement: Statement, account: string): boolean | undefined {
  const { accounts, otherwise } = narrowing(statement, { addresses: false })
  if (accounts !== undefined && [...accounts].every(a => a === account)) return false
  if (isNotPrincipal(statement)) return otherwise ? undefined : true
  const answers = principalsOf(statement).map(p => {
    if (isAnyone(p) && (p.type === 'AWS' || p.type === '*')) return otherwise ? undefined : true
    if (p.type === 'CanonicalUser') return undefined
    // A principal that was deleted, of which AWS shows the unique id, is nobody any more.
    const of = accountOf(p)
    return of !== undefined && of !== account
  })
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}
