import type { PolicyComplianceStatus } from '@aws-sdk/client-fms'
import {
  accountCheck,
  fail,
  findOf,
  inAccount,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  someOf,
  Unjudgeable,
} from '../../kit/index.ts'
import { administrator } from './administrator.ts'
import { type Policy, policy } from './policy.ts'

function violates({ EvaluationResults: results = [], IssueInfoMap: issues }: Json<PolicyComplianceStatus>): boolean {
  const told = results.flatMap(({ ComplianceStatus: status }) => status ?? [])
  if (someOf(told, status => !meaningOf(status, { COMPLIANT: true, NON_COMPLIANT: false }, 'the compliance')))
    return true
  if (told.length === 0 || told.length < results.length)
    throw new Unjudgeable('AWS did not say of an account whether it complies with a policy of Firewall Manager.')
  if (Object.keys(issues ?? {}).length > 0)
    throw new Unjudgeable('Firewall Manager met problems with services that it needs to look at an account.')
  return false
}

/** The account that does not comply; `undefined`: each does. */
function violator({ ComplianceStatus: accounts, PolicyStatus: status }: Json<Policy>): string | undefined {
  const found = findOf(accounts ?? [], violates)
  if (found) return found.MemberAccount ?? '(not named by AWS)'
  if (status === undefined) throw new Unjudgeable('AWS did not say whether a policy of Firewall Manager is active.')
  if (!meaningOf(status, { ACTIVE: true, OUT_OF_ADMIN_SCOPE: false }, 'the status of a policy'))
    throw new Unjudgeable('A policy is out of the scope of the administrator: Firewall Manager no longer manages it.')
  if (!accounts?.length) throw new Unjudgeable('Firewall Manager has not said yet of any account whether it complies.')
  return undefined
}

export const policiesCompliant = accountCheck(policy, {
  id: 'fms-account-policies-compliant',
  title: 'Every account complies with the Firewall Manager policies',
  severity: 'medium',
  remediation: 'Turn on automatic remediation in the Firewall Manager policies, or correct the noncompliant resources.',
  why: 'In an account that does not comply, resources lack the firewall or protection that the policy requires.',
  references: ['https://docs.aws.amazon.com/waf/latest/developerguide/fms-compliance.html'],
  equivalents: { prowler: ['fms_policy_compliant'] },
  reads: {
    policies: inAccount(policy, of => ({ violator: violator(of) })),
    administrators: inAccount(administrator, () => true),
  },
  test({ policies, administrators }) {
    const found = policies.find(({ value }) => value.violator !== undefined)
    if (found) return fail(`Account ${found.value.violator} does not comply with the policy ${found.name}.`)
    const all = policies.all()
    if (all.length > 0) return pass(`Every account complies with ${all.map(({ name }) => name).join(', ')}.`)
    return administrators.some(() => true)
      ? fail('The account administers Firewall Manager, which has no policy.')
      : notApplicable('The account does not administer Firewall Manager.')
  },
})
