import { accountCheck, fail, inAccount, notApplicable, pass } from '../../kit/index.ts'
import { accountOf, allowStatements, coversAction, principalsOf } from '../../policy/index.ts'
import { delegatedAdministrator } from './delegated-administrator.ts'
import { guardrails, restricts } from './guardrails.ts'
import { organization } from './organization.ts'
import { organizationPolicy } from './policy.ts'
import { unit } from './unit.ts'

const inOrganization = inAccount(organization, o => o.Id)
const STANDALONE = notApplicable('The account is in no organization.')

export const accountInOrganization = accountCheck(organization, {
  id: 'organizations-account-in-organization',
  title: 'The account belongs to an organization',
  severity: 'medium',
  remediation: 'Create an organization, or let the account join yours.',
  equivalents: { prowler: ['organizations_account_part_of_organizations'], securityHub: ['Account.2'] },
  reads: { organization: inOrganization },
  test(read) {
    const found = read.organization.find(() => true)
    return found
      ? pass(`The account belongs to the organization ${found.value ?? found.name}.`)
      : fail('The account is in no organization.')
  },
})

export const guardrailPoliciesInUse = accountCheck(organizationPolicy, {
  id: 'organizations-guardrail-policies-in-use',
  title: 'Service or resource control policies restrict the accounts of the organization',
  severity: 'medium',
  remediation: 'Attach a service control policy that denies what no account should do to the root or its units.',
  // Prowler's organizations_scp_check_deny_regions asks for one kind of restriction only. A policy restricts by a Deny,
  // or, where no policy that allows everything is attached beside it, by what it does not allow. The management account
  // is subject to none, and a unit without accounts has nobody to restrict: a policy attached there alone does nothing.
  reads: guardrails,
  test(read) {
    const own = read.organization.find(() => true)
    if (!own) return STANDALONE
    const attachedTo = (p: { value: { targets: string[] } | null }) =>
      (p.value?.targets ?? []).filter(t => restricts(t, own.value.management, read.units, read.accounts))
    const denying = read.policies.find(p => p.value?.denies === true && attachedTo(p).length > 0)
    if (denying) return pass(`The policy ${denying.name} restricts ${attachedTo(denying).join(', ')}.`)
    // Kind by kind: AWS attaches RCPFullAWSAccess to everything, which says nothing of service control policies.
    const allowsAll = read.policies.filter(p => p.value?.allowsAll === true)
    const open = (type: unknown) => allowsAll.filter(p => p.value?.type === type).flatMap(attachedTo)
    const allowing = read.policies.find(
      p => p.value?.allowsAll === false && attachedTo(p).some(target => !open(p.value?.type).includes(target)),
    )
    return allowing
      ? pass(`The policy ${allowing.name} is all that ${attachedTo(allowing).join(', ')} is allowed.`)
      : fail('No attached policy restricts what accounts of the organization can do.')
  },
})

const ADMINISTERS = ['AttachPolicy', 'CreatePolicy', 'UpdatePolicy'].map(action => `organizations:${action}`)

export const policyAdminDelegated = accountCheck(organization, {
  id: 'organizations-policy-admin-delegated',
  title: 'A member account administers the policies of the organization',
  severity: 'low',
  remediation: 'Let the organization delegate policy management to a member account by a resource-based policy.',
  reads: {
    organization: inAccount(organization, o =>
      allowStatements(o.ResourcePolicy && (o.ResourcePolicy.Content ?? {}))
        .filter(s => ADMINISTERS.some(action => coversAction(s, action)))
        .flatMap(principalsOf)
        // The management account administers policies anyway.
        .filter(p => accountOf(p) === undefined || accountOf(p) !== o.MasterAccountId)
        .map(p => p.value),
    ),
  },
  test(read) {
    const found = read.organization.find(() => true)
    if (!found) return STANDALONE
    return found.value.length > 0
      ? pass(`Policy management is delegated to ${found.value.join(', ')}.`)
      : fail('No resource-based policy delegates the management of policies to a member account.')
  },
})

export const serviceAdminsDelegated = accountCheck(delegatedAdministrator, {
  id: 'organizations-service-admins-delegated',
  title: 'Member accounts administer AWS services for the organization',
  severity: 'low',
  remediation: 'Register a member account as delegated administrator of the security services you use.',
  reads: {
    organization: inOrganization,
    administrators: inAccount(delegatedAdministrator, a =>
      (a.DelegatedServices ?? []).flatMap(service => service.ServicePrincipal ?? []),
    ),
  },
  test(read) {
    if (!read.organization.some(() => true)) return STANDALONE
    const found = read.administrators.find(a => a.value.length > 0)
    return found
      ? pass(`Account ${found.name} administers ${found.value.join(', ')}.`)
      : fail('No member account is delegated administrator of a service.')
  },
})

export const unitsInUse = accountCheck(unit, {
  id: 'organizations-units-in-use',
  title: 'Organizational units separate the accounts of the organization',
  severity: 'low',
  remediation: 'Group the accounts into organizational units by purpose and sensitivity.',
  reads: { organization: inOrganization, units: inAccount(unit, u => (u.Children ?? []).length) },
  test(read) {
    if (!read.organization.some(() => true)) return STANDALONE
    const found = read.units.find(u => u.value > 0)
    return found
      ? pass(`The organizational unit ${found.name} has ${found.value} account${found.value === 1 ? '' : 's'}.`)
      : fail('No account is in an organizational unit.')
  },
})
