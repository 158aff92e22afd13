import { check } from '../../kit/index.ts'
import { decryptsWithEveryKey } from './grants.ts'
import { group } from './group.ts'
import { judgeInline } from './inline-broad.ts'
import { role } from './role.ts'
import { user } from './user.ts'

const text = (kind: string, plural: string) => ({
  id: `iam-${kind}-inline-policy-no-decrypt-every-key`,
  title: `Inline policies of ${plural} do not allow decrypting with every KMS key`,
  severity: 'medium' as const,
  remediation: 'Name the keys in the Resource of kms:Decrypt and kms:ReEncryptFrom.',
  equivalents: { securityHub: ['KMS.2'], config: ['iam-inline-policy-blocked-kms-actions'] },
})

const WHAT = 'decrypting with every key'

export const userInlineNoDecryptEveryKey = check(user, {
  ...text('user', 'IAM users'),
  test: u => judgeInline('user', u.UserPolicyList, decryptsWithEveryKey, WHAT),
})
export const groupInlineNoDecryptEveryKey = check(group, {
  ...text('group', 'IAM groups'),
  test: g => judgeInline('group', g.GroupPolicyList, decryptsWithEveryKey, WHAT),
})
export const roleInlineNoDecryptEveryKey = check(role, {
  ...text('role', 'IAM roles'),
  test: r => judgeInline('role', r.RolePolicyList, decryptsWithEveryKey, WHAT),
})
