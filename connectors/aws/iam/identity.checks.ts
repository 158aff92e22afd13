import { accountCheck, fail, inAccount, pass, Unjudgeable } from '../../kit/index.ts'
import {
  allowsAssuming,
  assumableByPeople,
  isOfWorkloads,
  issuerIn,
  principalsOf,
  trustGrants,
} from '../../policy/index.ts'
import { moment } from '../shared/moment.ts'
import { group } from './group.ts'
import { oidcProvider } from './oidc-provider.ts'
import { role } from './role.ts'
import { samlProvider } from './saml-provider.ts'
import { user } from './user.ts'

const SUPPORT = 'aws:policy/AWSSupportAccess'

const attached = (settings: { AttachedManagedPolicies: { PolicyArn?: string | undefined }[] }): string[] =>
  settings.AttachedManagedPolicies.map(({ PolicyArn }) => {
    if (PolicyArn === undefined) throw new Unjudgeable('AWS did not name an attached policy.')
    return PolicyArn
  })

/** Holders of AWSSupportAccess that somebody can assume: not only AWS services, which handle no incident. */
const supportRole = inAccount(role, r => ({
  policies: attached(r),
  assumable: attached(r).some(arn => arn.endsWith(SUPPORT))
    ? trustGrants(r.AssumeRolePolicyDocument).some(assumableByPeople)
    : false,
}))

// Prowler and Security Hub IAM.18 do not ask who can assume the role.
export const supportRoleExists = accountCheck(role, {
  id: 'iam-account-support-role-exists',
  title: 'A role exists with which incidents are handled with AWS Support',
  severity: 'low',
  remediation: 'Attach the AWS managed policy AWSSupportAccess to a role that your incident responders can assume.',
  reads: { roles: supportRole },
  test({ roles }, { partition }) {
    const holds = (policies: string[]) => policies.includes(`arn:${partition}:iam::${SUPPORT}`)
    const found = roles.find(r => holds(r.value.policies) && r.value.assumable)
    if (found) return pass(`AWSSupportAccess is attached to the role ${found.name}.`)
    const ofService = roles.find(r => holds(r.value.policies))
    return fail(
      ofService
        ? `AWSSupportAccess is attached to roles that only AWS services assume, such as ${ofService.name}.`
        : 'AWSSupportAccess is attached to no role.',
    )
  },
})

export const cloudShellFullAccessNotAttached = accountCheck(role, {
  id: 'iam-account-cloudshell-full-access-not-attached',
  title: 'AWSCloudShellFullAccess is attached to nobody',
  severity: 'medium',
  remediation: 'Detach AWSCloudShellFullAccess; grant CloudShell without file transfer where it is needed.',
  equivalents: { prowler: ['iam_policy_cloudshell_admin_not_attached'], securityHub: ['IAM.27'] },
  reads: { users: inAccount(user, attached), groups: inAccount(group, attached), roles: inAccount(role, attached) },
  test({ users, groups, roles }, { partition }) {
    const arn = `arn:${partition}:iam::aws:policy/AWSCloudShellFullAccess`
    const holder = [roles, groups, users].map(p => p.find(i => i.value.includes(arn))).find(i => i !== undefined)
    return holder
      ? fail(`AWSCloudShellFullAccess is attached to ${holder.id}.`)
      : pass('AWSCloudShellFullAccess is attached to no user, group or role.')
  },
})

export const federationConfigured = accountCheck(samlProvider, {
  id: 'iam-account-federation-configured',
  title: 'People sign in through an identity provider',
  severity: 'medium',
  remediation: 'Connect IAM Identity Center or another identity provider, and let people assume roles through it.',
  // Prowler's iam_check_saml_providers_sts asks for SAML only, and not whether a role trusts the provider.
  reads: {
    saml: inAccount(samlProvider, p => p.ValidUntil),
    oidc: inAccount(oidcProvider, p => p.Arn),
    roles: inAccount(role, r =>
      trustGrants(r.AssumeRolePolicyDocument)
        .filter(allowsAssuming)
        .flatMap(principalsOf)
        .filter(p => p.type === 'Federated')
        .map(p => p.value),
    ),
  },
  test({ saml, oidc, roles }, { asOf }) {
    const trusted = (id: string) => roles.some(r => r.value.includes(id))
    const provider =
      saml.find(p => (!p.value || moment(p.value) > asOf) && trusted(p.id)) ??
      oidc.find(p => !isOfWorkloads(issuerIn(p.id)) && trusted(p.id))
    return provider
      ? pass(`The identity provider ${provider.id} is trusted by a role.`)
      : fail('No role trusts a valid SAML or OpenID Connect identity provider for people.')
  },
})

const CLOUDWATCH_SHARING = 'CloudWatch-CrossAccountSharingRole'

/** CloudWatch's console makes the role under this name, which the console of the account that looks on assumes. */
export const cloudWatchNotShared = accountCheck(role, {
  id: 'iam-account-no-cloudwatch-sharing-role',
  title: `No role ${CLOUDWATCH_SHARING} shows CloudWatch data to other accounts`,
  severity: 'low',
  remediation: 'Delete the role, unless your own monitoring account uses it.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Cross-Account-Cross-Region.html'],
  equivalents: { prowler: ['cloudwatch_cross_account_sharing_disabled'] },
  reads: { roles: inAccount(role, () => true) },
  test({ roles }) {
    const found = roles.find(({ name }) => name === CLOUDWATCH_SHARING)
    return found ? fail(`The role ${found.id} exists.`) : pass(`No role is called ${CLOUDWATCH_SHARING}.`)
  },
})
