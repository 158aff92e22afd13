import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { givesFullAdmin } from './grants.ts'
import { policy, versionOf } from './policy.ts'

const identities = (count: number): string => `${count} ${count === 1 ? 'identity' : 'identities'}`

/**
 * What the CIS benchmark asks: policies that somebody holds, whoever manages them. `iam-policy-no-full-admin` judges
 * those that nobody holds too. Prowler splits this by who manages the policy, so neither of its checks is the same.
 */
export const policyAttachedNoFullAdmin = check(policy, {
  id: 'iam-policy-attached-no-full-admin',
  title: 'Attached managed policies do not allow full administration',
  severity: 'high',
  remediation: 'Detach the policy, and attach one that allows the actions needed on the resources needed.',
  test(p) {
    const { AttachmentCount: attached, Document: document } = p
    if (attached === undefined) return unknown('AWS did not say how many identities the policy is attached to.')
    if (attached === 0) return notApplicable('The policy is attached to no identity.')
    if (document === undefined || document === null) return unknown('AWS listed no document for the default version.')
    return givesFullAdmin(document)
      ? fail(`${versionOf(p)} allows every action on every resource; attached to ${identities(attached)}.`)
      : pass(`${versionOf(p)} does not allow every action on every resource.`)
  },
})
