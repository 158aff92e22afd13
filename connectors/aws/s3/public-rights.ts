import { type Json, Unjudgeable } from '../../kit/index.ts'
import { allowStatements, isToEveryone, nameOf, openings, type Statement } from '../../policy/index.ts'
import type { Bucket } from './bucket.ts'
import { publicGrants } from './public-access.ts'

/** Whoever may write the access list can give himself the rest (Amazon S3 User Guide, "Access control list overview"). */
const PERMISSIONS = { read: ['READ', 'WRITE_ACP', 'FULL_CONTROL'], write: ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'] }
export type Right = keyof typeof PERMISSIONS

/** Which of the blocks is on, for the bucket or its account. */
export type IsOn = (block: 'IgnorePublicAcls' | 'RestrictPublicBuckets') => boolean

/** What the access list gives everybody; asked for the block only where there is something to hold back. */
export function openByAcl({ Acl }: Pick<Json<Bucket>, 'Acl'>, right: Right, isOn: IsOn): string | undefined {
  const [grant] = publicGrants(Acl?.Grants, PERMISSIONS[right])
  return grant === undefined || isOn('IgnorePublicAcls') ? undefined : `The ACL grants ${grant}.`
}

/**
 * What the policy gives everybody, where AWS finds it public and no block holds it back. AWS says of the policy as a whole
 * that it is public; which right it gives follows from the statements that let everybody in.
 */
export function openByPolicy(b: Pick<Json<Bucket>, 'Policy' | 'PolicyStatus'>, right: Right, isOn: IsOn) {
  if (b.PolicyStatus === null || b.PolicyStatus.IsPublic === false) return undefined
  if (b.PolicyStatus.IsPublic === undefined)
    throw new Unjudgeable('AWS did not say whether the bucket policy is public.')
  if (isOn('RestrictPublicBuckets')) return undefined
  const { open, unsaid } = openings(b.Policy)
  const found = open.find(s => gives(s, right))
  if (found) return `The policy lets everybody ${right}, by ${nameOf(found)}.`
  // AWS counts values with wildcards as public too, and so may see more than the statements that are open to our eyes.
  const perhaps = [...unsaid, ...allowStatements(b.Policy).filter(isToEveryone)].find(s => gives(s, right))
  if (perhaps || open.length === 0)
    throw new Unjudgeable(`AWS finds the bucket policy public; whether everybody may ${right} is not known.`)
  return undefined
}

const READS = ['get', 'list', 'select', 'head', 'describe']

/** By the names of actions: what does not read, writes. A pattern is taken for all that it may stand for. */
function gives({ actions }: Statement, right: Right): boolean {
  if (actions.not) return true
  return actions.patterns.some(({ text }) => {
    const name = (text.split(':')[1] ?? '*').toLowerCase()
    const start = name.split(/[*?]/)[0] ?? ''
    const reads = READS.some(verb => start.startsWith(verb))
    return right === 'write' ? !reads : reads || (start !== name && READS.some(verb => verb.startsWith(start)))
  })
}
