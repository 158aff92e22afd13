import { check, fail, inAccount, notApplicable, pass, unknown } from '../../kit/index.ts'
import {
  asksExternalId,
  type Foreign,
  federatedTrusts,
  foreigners,
  isLimitedByDeny,
  openToAnyone,
  trustGrants,
} from '../../policy/index.ts'
import { memberAccount } from '../organizations/account.ts'
import { organization } from '../organizations/organization.ts'
import { dayOf, daysBefore, moment } from '../shared/moment.ts'
import { fullAdminAmong } from './grants.ts'
import { role } from './role.ts'

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
    const by = openToAnyone(document)
    if (by === 'anyone') return fail('The trust policy lets every AWS principal assume the role.')
    const tokens = trustGrants(document).flatMap(federatedTrusts)
    const open = tokens.find(t => t.takes === 'anyone')
    if (open) return fail(open.reason)
    if (by === 'unsaid')
      return unknown('The trust policy allows every AWS principal; what a Deny leaves of that is not known.')
    const unsaid = tokens.find(t => t.takes === 'unsaid')
    return unsaid ? unknown(unsaid.reason) : pass('The trust policy names who may assume the role.')
  },
})

type Own = { readonly id: string | undefined; readonly management: string | undefined }

/** Compared with what the role belongs to. */
const OWNERS_ORGANIZATION = /^\$\{aws:ResourceOrg(?:ID|Paths)\}$/i

/** Callers are limited to the account's own organization. */
const withinOrganization = ({ organizations }: Foreign, own: Own | undefined): boolean =>
  own?.id !== undefined &&
  organizations !== undefined &&
  [...organizations].every(id => id === own.id || OWNERS_ORGANIZATION.test(id))

// An external id guards against a third party that is tricked into using its access for somebody else. The management
// account, and statements limited to the own organization, are no third party. Nor are member accounts, which only the
// management account can list: elsewhere other members are not known, and need the external id here.
export const roleTrustExternalId = check(role, {
  id: 'iam-role-trust-external-id',
  title: 'Roles that other accounts can assume require an external id',
  severity: 'medium',
  remediation: 'Add a StringEquals condition on sts:ExternalId to the trust policy.',
  reads: {
    organization: inAccount(organization, o => ({ id: o.Id, management: o.MasterAccountId })),
    accounts: inAccount(memberAccount, a => a.Id),
  },
  test({ AssumeRolePolicyDocument: document }, { account, read }) {
    const foreign = trustGrants(document)
      .map(s => ({ s, who: foreigners(s, account) }))
      .filter(({ who }) => who.accounts.length > 0)
    if (foreign.length === 0) return notApplicable('The role trusts no principal of another account.')
    const unasked = foreign.filter(({ s }) => !asksExternalId(s))
    const open = unasked.map(({ who }) => who)
    if (open.length === 0) return pass('Each statement that trusts another account requires an external id.')
    const own = read.organization.find(() => true)?.value
    const isOwn = (id: string) =>
      id === own?.management || (account === own?.management && read.accounts.some(a => a.value === id))
    const third = open
      .filter(who => !withinOrganization(who, own))
      .map(who => ({ ...who, accounts: who.accounts.filter(id => id === '*' || !isOwn(id)) }))
      .filter(who => who.accounts.length > 0)
    const whole = third.filter(who => !(who.otherwise && who.accounts.includes('*')))
    const ids = [...new Set(whole.flatMap(who => who.accounts))]
    if (ids.length > 0 && unasked.some(({ s }) => isLimitedByDeny(s, document)))
      return unknown('A Deny in the trust policy limits who may assume the role; whom it leaves is not known.')
    if (ids.length > 0)
      return fail(`No external id is required of ${ids.includes('*') ? 'every account' : `account ${ids.join(', ')}`}.`)
    if (third.length > 0) return unknown('Conditions fix who may assume the role, but not of which account.')
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
    const created = moment(r.CreateDate)
    return created >= limit
      ? pass(`The role was created on ${dayOf(created)}; no use is recorded yet.`)
      : fail(`The role was created on ${dayOf(created)}, and no use of it is recorded.`)
  },
})
