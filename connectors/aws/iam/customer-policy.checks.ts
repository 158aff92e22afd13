import { check, fail, type Json, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { allowStatements } from '../../policy/index.ts'
import { decryptsWithEveryKey, givesFullAdmin, subscribesToEverything, wholeServices } from './grants.ts'
import { isAwsManaged, type Policy, policy, versionOf } from './policy.ts'

/**
 * What Security Hub asks of policies that a customer manages, held by somebody or not. One that serves only as a
 * permissions boundary grants nothing.
 */
function judge(p: Json<Policy>, tooMuch: (document: unknown) => string | undefined, good: string): Verdict {
  if (isAwsManaged(p.Arn)) return notApplicable('AWS manages the policy.')
  if (p.AttachmentCount === 0 && (p.PermissionsBoundaryUsageCount ?? 0) > 0)
    return notApplicable('The policy is used only as a permissions boundary, which grants nothing.')
  if (p.Document === undefined || p.Document === null) return unknown('AWS listed no document for the default version.')
  const found = tooMuch(p.Document)
  return found === undefined
    ? pass(`${versionOf(p)} does not allow ${good}.`)
    : fail(`${versionOf(p)} allows ${found}; attachments: ${p.AttachmentCount ?? 'not told'}.`)
}

/** By one statement or by several together; Security Hub looks for one with `*` on `*`. */
export const customerPolicyNoFullAdmin = check(policy, {
  id: 'iam-policy-customer-managed-no-full-admin',
  title: 'Policies of the customer do not allow full administration',
  severity: 'high',
  remediation: 'Replace the policy by ones that allow the actions needed on the resources needed, and detach it.',
  equivalents: { securityHub: ['IAM.1'], config: ['iam-policy-no-statements-with-admin-access'] },
  test: p => judge(p, d => (givesFullAdmin(d) ? 'full administration' : undefined), 'full administration'),
})

/** On whatever resources: what is asked is whether actions are chosen. */
export const customerPolicyNoWholeService = check(policy, {
  id: 'iam-policy-customer-managed-no-whole-service',
  title: 'Policies of the customer do not allow every action of a service',
  severity: 'low',
  remediation: 'List the actions that are needed, or a common beginning of their names such as ec2:Describe*.',
  equivalents: { securityHub: ['IAM.21'], config: ['iam-policy-no-statements-with-full-access'] },
  test: p =>
    judge(
      p,
      document => {
        const services = allowStatements(document).flatMap(wholeServices)
        return services.length > 0 ? `every action of ${[...new Set(services)].join(', ')}` : undefined
      },
      'every action of a service',
    ),
})

export const customerPolicyNoDecryptEveryKey = check(policy, {
  id: 'iam-policy-customer-managed-no-decrypt-every-key',
  title: 'Policies of the customer do not allow decrypting with every KMS key',
  severity: 'medium',
  remediation: 'Name the keys in the Resource of kms:Decrypt and kms:ReEncryptFrom.',
  equivalents: { securityHub: ['KMS.1'], config: ['iam-customer-policy-blocked-kms-actions'] },
  test: p =>
    judge(p, d => (decryptsWithEveryKey(d) ? 'decrypting with every key' : undefined), 'decrypting with every key'),
})

export const customerPolicyNoMarketplace = check(policy, {
  id: 'iam-policy-customer-managed-no-marketplace-subscribe-everything',
  title: 'Customer managed policies do not allow subscribing to every AWS Marketplace product',
  severity: 'low',
  remediation: 'Remove aws-marketplace:Subscribe from the policy, or name the products in its Resource.',
  why: 'A subscription brings third-party software into the account, and its cost.',
  references: ['https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-iam-users-groups-policies.html'],
  equivalents: { prowler: ['iam_policy_no_wildcard_marketplace_subscribe'] },
  test: p =>
    judge(
      p,
      d => (subscribesToEverything(d) ? 'subscribing to everything on AWS Marketplace' : undefined),
      'subscribing to everything on AWS Marketplace',
    ),
})
