import { check, pass } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { vault } from './vault.ts'

/** The policy of a lock grants like the other one, also while it is only being tried. */
export const policyNotPublic = check(vault, {
  id: 'glacier-vault-policies-not-public',
  title: 'Policies of Glacier vaults let nobody in by a wildcard alone',
  severity: 'critical',
  remediation: 'Name the principals, or add a condition that limits callers to specific accounts or organizations.',
  why: 'Anyone with an AWS account could read or delete archives.',
  references: ['https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html'],
  equivalents: { prowler: ['glacier_vaults_policy_public_access'] },
  test({ AccessPolicy: access, Lock: lock }) {
    if (access === null && lock === null) return pass('The vault has no policy of its own.')
    const byAccess = access === null ? pass('The vault has no access policy.') : letsNobodyInByWildcard(access)
    if (byAccess.status === 'fail' || lock === null) return byAccess
    const byLock = letsNobodyInByWildcard(lock.Policy)
    return byLock.status === 'pass' ? byAccess : byLock
  },
})
