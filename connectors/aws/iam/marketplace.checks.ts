import { check } from '../../kit/index.ts'
import { subscribesToEverything } from './grants.ts'
import { group } from './group.ts'
import { judgeInline } from './inline-broad.ts'
import { role } from './role.ts'
import { user } from './user.ts'

const text = (kind: string, plural: string) => ({
  id: `iam-${kind}-inline-policy-no-marketplace-subscribe-everything`,
  title: `Inline policies of ${plural} do not allow subscribing to everything on AWS Marketplace`,
  severity: 'low' as const,
  remediation: 'Remove aws-marketplace:Subscribe from the policy, or name the products in its Resource.',
  why: 'A subscription brings third-party software into the account, and its cost.',
  references: ['https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html'],
  equivalents: { prowler: ['iam_inline_policy_no_wildcard_marketplace_subscribe'] },
})
const WHAT = 'subscribing to everything on AWS Marketplace'

export const userInlineNoMarketplace = check(user, {
  ...text('user', 'IAM users'),
  test: u => judgeInline('user', u.UserPolicyList, subscribesToEverything, WHAT),
})
export const groupInlineNoMarketplace = check(group, {
  ...text('group', 'IAM groups'),
  test: g => judgeInline('group', g.GroupPolicyList, subscribesToEverything, WHAT),
})
export const roleInlineNoMarketplace = check(role, {
  ...text('role', 'IAM roles'),
  test: r => judgeInline('role', r.RolePolicyList, subscribesToEverything, WHAT),
})
