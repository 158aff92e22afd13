import { check, fail, pass, unknown } from '../../kit/index.ts'
import { allowStatements, nameOf } from '../../policy/index.ts'
import { aclsAreOff } from './acl-off.ts'
import { bucket } from './bucket.ts'
import { letsOthersIn, ownersActionIn } from './sharing.ts'

/** Denies are not credited: they can be lifted by whoever is given such an action. */
export const bucketPolicyKeepsControl = check(bucket, {
  id: 's3-bucket-policy-keeps-control',
  title: 'S3 bucket policies leave control of the bucket to its own account',
  severity: 'high',
  remediation: 'Take the actions on policy, ACL and encryption out of what the policy allows other accounts.',
  equivalents: { securityHub: ['S3.6'], config: ['s3-bucket-blacklisted-actions-prohibited'] },
  test(b, { account }) {
    if (b.Policy === null) return pass('The bucket has no policy.')
    const risky = allowStatements(b.Policy).flatMap(s => {
      const action = ownersActionIn(s)
      const others = action === undefined ? false : letsOthersIn(s, account)
      return others === false ? [] : [{ told: `${action}, by ${nameOf(s)}`, sure: others === true }]
    })
    const sure = risky.find(r => r.sure)
    if (sure) return fail(`Other accounts are allowed ${sure.told}.`)
    const [perhaps] = risky
    return perhaps
      ? unknown(`Whether other accounts are allowed ${perhaps.told}, is not known.`)
      : pass('The policy allows no other account to change policy, ACL or encryption.')
  },
})

/** Every grant but the owner's counts, those for S3's own log delivery too. */
export const bucketAclOwnerOnly = check(bucket, {
  id: 's3-bucket-acl-owner-only',
  title: 'S3 bucket access control lists give nobody access but the owner',
  severity: 'medium',
  remediation: 'Set Object Ownership of the bucket to bucket owner enforced, and give access by policies.',
  equivalents: { securityHub: ['S3.12'], config: ['s3-bucket-acl-prohibited'] },
  test(b) {
    const ownership = b.OwnershipControls?.Rules?.[0]?.ObjectOwnership
    if (ownership === 'BucketOwnerEnforced') return pass('Object Ownership is BucketOwnerEnforced: ACLs are disabled.')
    const owner = b.Acl?.Owner?.ID
    const grants = b.Acl?.Grants
    if (owner === undefined || grants === undefined) return unknown('AWS did not state the owner and the grants.')
    const first = grants.find(g => g.Grantee?.ID !== owner)
    if (first === undefined) return pass('The ACL gives access to the owner only.')
    if (aclsAreOff(ownership)) return pass('ACLs are disabled.')
    const whom = first.Grantee?.URI ?? first.Grantee?.ID ?? 'somebody AWS does not name'
    return fail(`The ACL grants ${first.Permission ?? 'something'} to ${whom}.`)
  },
})
