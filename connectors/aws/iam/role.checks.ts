import { check, fail, inAccount, notApplicable, pass } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { conditionsOn, type Statement } from '../policy.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { fullAdminAmong } from './grants.ts'
import { role } from './role.ts'
import { asksExternalId, foreignAccounts, openIssuer, trustGrants, trustsAnyone } from './trust.ts'

export const roleInlinePolicyNoFullAdmin = check(role, {
  id: 'iam-role-inline-policy-no-full-admin',
  title: 'Inline policies of IAM roles do not allow full administration',
  severity: 'high',
  remediation: 'Delete the inline policy and attach one that allows what the role needs.',
  test({ RolePolicyList: policies }) {
    if (policies.length === 0) return notApplicable('The role has no inline policy.')
    const broad = fullAdminAmong(policies)
    return broad.length > 0
      ? fail(`Full administration is allowed by the inline policy ${broad.join(', ')}.`)
      : pass('No inline policy allows full administration.')
  },
})

export const roleTrustNoWildcard = check(role, {
  id: 'iam-role-trust-no-wildcard',
  title: 'Roles cannot be assumed by everyone',
  severity: 'critical',
  remediation: 'Name the accounts, roles, services or token subjects that may assume the role.',
  test({ AssumeRolePolicyDocument: document }) {
    const grants = trustGrants(document)
    if (grants.some(trustsAnyone)) return fail('The trust policy lets every AWS principal assume the role.')
    const issuer = grants.map(openIssuer).find(i => i !== undefined)
    return issuer
      ? fail(`The trust policy takes tokens of ${issuer} without fixing whose they are.`)
      : pass('The trust policy names who may assume the role.')
  },
})

/** Callers are limited to the account's own organization. */
const withinOrganization = (s: Statement, id: string | undefined): boolean =>
  id !== undefined &&
  conditionsOn(s, 'aws:PrincipalOrgID').some(
    c => /^StringEquals$/i.test(c.operator) && c.values.length > 0 && c.values.every(v => v === id),
  )

// An external id guards against a third party that is tricked into using its access for somebody else. The management
// account, and statements limited to the own organization, are no third party; other member accounts are not known to a
// member account, and need the external id here.
export const roleTrustExternalId = check(role, {
  id: 'iam-role-trust-external-id',
  title: 'Roles that other accounts can assume require an external id',
  severity: 'medium',
  remediation: 'Add a StringEquals condition on sts:ExternalId to the trust policy.',
  reads: { organization: inAccount(organization, o => ({ id: o.Id, management: o.MasterAccountId })) },
  test({ AssumeRolePolicyDocument: document }, { account, read }) {
    const foreign = trustGrants(document)
      .map(s => ({ s, accounts: foreignAccounts(s, account) }))
      .filter(({ accounts }) => accounts.length > 0)
    if (foreign.length === 0) return notApplicable('The role trusts no principal of another account.')
    const open = foreign.filter(({ s }) => !asksExternalId(s))
    if (open.length === 0) return pass('Each statement that trusts another account requires an external id.')
    const own = read.organization.find(() => true)?.value
    const third = open
      .filter(({ s }) => !withinOrganization(s, own?.id))
      .flatMap(({ accounts }) => accounts.filter(a => a !== own?.management))
    const whose = third.includes('*') ? 'every account' : `account ${[...new Set(third)].join(', ')}`
    if (third.length > 0) return fail(`No external id is required of ${whose}.`)
    return pass("Without an external id, only the account's own organization is trusted.")
  },
})

export const roleUsed90Days = check(role, {
  id: 'iam-role-used-90-days',
  title: 'Roles were used in the last 90 days',
  severity: 'low',
  remediation: 'Delete the role if nothing needs it.',
  test(r, { asOf }) {
    if (r.Path?.startsWith('/aws-service-role/'))
      return notApplicable('The role is linked to an AWS service, which decides whether it exists.')
    const limit = daysBefore(asOf, 90)
    const used = r.RoleLastUsed?.LastUsedDate
    if (used) {
      const reason = `The role was last used on ${dayOf(moment(used))}.`
      return moment(used) >= limit ? pass(reason) : fail(reason)
    }
    const created = moment(r.CreateDate ?? '')
    return created >= limit
      ? pass(`The role was created on ${dayOf(created)}; no use is recorded yet.`)
      : fail(`The role was created on ${dayOf(created)}, and no use of it is recorded.`)
  },
})
