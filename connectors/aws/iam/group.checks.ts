import { check, fail, notApplicable, pass } from '../../kit/index.ts'
import { fullAdminAmong } from './grants.ts'
import { group } from './group.ts'

export const groupInlinePolicyNoFullAdmin = check(group, {
  id: 'iam-group-inline-policy-no-full-admin',
  title: 'Inline policies of IAM groups do not allow full administration',
  severity: 'high',
  remediation: 'Delete the inline policy and attach one that allows what the group needs.',
  test({ GroupPolicyList: policies }) {
    if (policies.length === 0) return notApplicable('The group has no inline policy.')
    const broad = fullAdminAmong(policies)
    return broad.length > 0
      ? fail(`Full administration is allowed by the inline policy ${broad.join(', ')}.`)
      : pass('No inline policy allows full administration.')
  },
})
