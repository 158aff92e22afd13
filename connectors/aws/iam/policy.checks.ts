import type { Json } from '../../kit/index.ts'
import { check, fail, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import {
  ANYTHING,
  allowStatements,
  grantsAction,
  grantsEveryAction,
  reachesEvery,
  type Statement,
} from '../../policy/index.ts'
import { givesAllOfIam, givesFullAdmin } from './grants.ts'
import { isAwsManaged, type Policy, policy, versionOf } from './policy.ts'

// Attached or not: an unattached policy is one click from use. An AWS managed policy that serves only as a permissions
// boundary grants nothing, and a customer cannot change it.

/** Judges the document in force; `broad` says what it grants too much of, or nothing. */
function judge(p: Json<Policy>, broad: (document: unknown) => boolean, what: string): Verdict {
  if (isAwsManaged(p.Arn) && p.AttachmentCount === 0)
    return notApplicable('The AWS managed policy is used only as a permissions boundary, which grants nothing.')
  if (p.Document === undefined || p.Document === null) return unknown('AWS listed no document for the default version.')
  if (!broad(p.Document)) return pass(`${versionOf(p)} does not allow ${what}.`)
  return fail(`${versionOf(p)} allows ${what}; attachments: ${p.AttachmentCount ?? 'not told'}.`)
}

export const policyNoFullAdmin = check(policy, {
  id: 'iam-policy-no-full-admin',
  title: 'Managed policies do not allow full administration',
  severity: 'high',
  remediation: 'Replace the policy by ones that allow the actions needed on the resources needed, and detach it.',
  // Wider than each of Prowler's (attached only, by who manages it) and than IAM.1 (customer managed, Action * only).
  test: p => judge(p, d => givesFullAdmin(d), 'full administration'),
})

/** A document that gives every action of every service gives every action of this one too. */
function noServiceWildcard(service: string, severity: 'high' | 'medium', everything: (s: Statement) => boolean) {
  return check(policy, {
    id: `iam-policy-no-${service}-wildcard`,
    title: `Managed policies do not allow ${service}:* on every resource`,
    severity,
    remediation: `List the ${service} actions that are needed, and the resources they are needed on.`,
    test: p =>
      judge(
        p,
        document => allowStatements(document).some(everything),
        `${service}:* on every resource, or on all of one kind`,
      ),
  })
}

/** On every resource, or on all below them: `arn:aws:s3:::*` names buckets, with a slash and a star behind it objects. */
const givesAllOf = (service: string) => (s: Statement) =>
  grantsEveryAction(s, service) && ['', `${ANYTHING}/`].some(kind => reachesEvery(s, service, kind))

export const policyNoIamWildcard = noServiceWildcard('iam', 'high', givesAllOfIam)
export const policyNoEc2Wildcard = noServiceWildcard('ec2', 'medium', givesAllOf('ec2'))
export const policyNoS3Wildcard = noServiceWildcard('s3', 'medium', givesAllOf('s3'))

export const policyNoPassRoleWildcard = check(policy, {
  id: 'iam-policy-no-passrole-wildcard',
  title: 'Managed policies do not allow iam:PassRole on every role',
  severity: 'high',
  remediation: 'Name the roles that may be passed in the Resource of iam:PassRole.',
  // A condition on iam:PassedToService is not credited: any role, of an administrator too, could still be handed to it.
  test: p =>
    judge(
      p,
      document =>
        allowStatements(document).some(s => grantsAction(s, 'iam:PassRole') && reachesEvery(s, 'iam', 'role/')),
      'iam:PassRole on every role',
    ),
})
