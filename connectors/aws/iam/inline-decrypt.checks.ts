import { check, fail, notApplicable, pass, type Verdict } from '../../kit/index.ts'
import type { InlinePolicy } from './document.ts'
import { broadAmong, decryptsWithEveryKey } from './grants.ts'
import { group } from './group.ts'
import { role } from './role.ts'
import { user } from './user.ts'

const text = (kind: string, plural: string) => ({
  id: `iam-${kind}-inline-policy-no-decrypt-every-key`,
  title: `Inline policies of ${plural} do not allow decrypting with every KMS key`,
  severity: 'medium' as const,
  remediation: 'Name the keys in the Resource of kms:Decrypt and kms:ReEncryptFrom.',
  equivalents: { securityHub: ['KMS.2'], config: ['iam-inline-policy-blocked-kms-actions'] },
})

function judge(kind: string, policies: InlinePolicy[]): Verdict {
  if (policies.length === 0) return notApplicable(`The ${kind} has no inline policy.`)
  const broad = broadAmong(policies, decryptsWithEveryKey)
  return broad.length > 0
    ? fail(`Decrypting with every key is allowed by the inline policy ${broad.join(', ')}.`)
    : pass('No inline policy allows decrypting with every key.')
}

export const userInlineNoDecryptEveryKey = check(user, {
  ...text('user', 'IAM users'),
  test: u => judge('user', u.UserPolicyList),
})
export const groupInlineNoDecryptEveryKey = check(group, {
  ...text('group', 'IAM groups'),
  test: g => judge('group', g.GroupPolicyList),
})
export const roleInlineNoDecryptEveryKey = check(role, {
  ...text('role', 'IAM roles'),
  test: r => judge('role', r.RolePolicyList),
})
