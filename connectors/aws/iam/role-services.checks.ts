import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { serviceTrusts } from '../../policy/index.ts'
import { role } from './role.ts'

/** Services of which Prowler says that AWS has them use roles of the account of their resource alone. */
const OWN_ALONE = ['eks.amazonaws.com', 'secretsmanager.amazonaws.com']

/**
 * Which services state for whom they act is published nowhere as a list: a role of a service that does not, such as EC2, fails
 * here as it does in Prowler, and nobody can do anything about it.
 */
export const serviceSourceFixed = check(role, {
  id: 'iam-role-trust-service-source-fixed',
  title: 'Trust policies of service roles name the source account or resource',
  severity: 'low',
  remediation:
    'Add a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID to the trust policy, where the documentation of the service says that it sends the key; where it does not, accept the finding.',
  why: 'A service that acts for many accounts could be tricked by one of them into using the role of another (confused deputy).',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  test({ Path: path, AssumeRolePolicyDocument: document }) {
    if (path?.startsWith('/aws-service-role/'))
      return notApplicable('The role is linked to an AWS service, which alone sets its trust policy.')
    const trusts = serviceTrusts(document).filter(({ service }) => !OWN_ALONE.includes(service))
    if (trusts.length === 0) return notApplicable('No AWS service assumes the role on behalf of others.')
    const named = (source: 'open' | 'unsaid') =>
      [...new Set(trusts.filter(of => of.source === source).map(({ service }) => service))].join(', ')
    if (named('open')) return fail(`No condition limits the source account or resource for ${named('open')}.`)
    return named('unsaid')
      ? unknown(`Whether conditions limit the source for ${named('unsaid')} could not be determined.`)
      : pass('Conditions limit the source account or resource of every service that may assume the role.')
  },
})
