import { fail, inAccount, inRegion, meaningOf, pass, regionCheck, unknown } from '../../kit/index.ts'
import { delegatedAdministrator } from '../organizations/delegated-administrator.ts'
import { organization } from '../organizations/organization.ts'
import { analyzer } from './analyzer.ts'

/** By the type of an analyzer, whether it looks for access from outside. */
const EXTERNAL = {
  ACCOUNT: true,
  ORGANIZATION: true,
  ACCOUNT_INTERNAL_ACCESS: false,
  ACCOUNT_UNUSED_ACCESS: false,
  ORGANIZATION_INTERNAL_ACCESS: false,
  ORGANIZATION_UNUSED_ACCESS: false,
}
const ACTIVE = { ACTIVE: true, CREATING: false, DISABLED: false, FAILED: false }

/**
 * Analyzers of unused or internal access look for something else. An analyzer of the organization belongs to its
 * management account or to the delegated administrator; no other account lists it, so what is not listed may be there.
 */
export const externalAccessAnalyzerActive = regionCheck(analyzer, {
  id: 'accessanalyzer-external-access-analyzer-active',
  title: 'IAM Access Analyzer looks for external access in every region',
  severity: 'medium',
  remediation:
    'Create an external access analyzer in the region, with the account or the organization as zone of trust.',
  equivalents: { securityHub: ['IAM.28'], config: ['iam-external-access-analyzer-enabled'] },
  reads: {
    analyzers: inRegion(analyzer, ({ type, status }) => {
      const external = type !== undefined && meaningOf(type, EXTERNAL, 'the type')
      const active = external && status !== undefined && meaningOf(status, ACTIVE, 'the status')
      return { external, active, type, status }
    }),
    organization: inAccount(organization, o => o.MasterAccountId ?? null),
    administrators: inAccount(delegatedAdministrator, a =>
      (a.DelegatedServices ?? []).some(service => service.ServicePrincipal === 'access-analyzer.amazonaws.com'),
    ),
  },
  test(read, { account }) {
    const active = read.analyzers.find(a => a.value.active)
    if (active) return pass(`Analyzer ${active.name} looks for external access.`)
    const management = read.organization.find(() => true)
    if (management && management.value !== account)
      return unknown(
        `The account has no active analyzer for external access of its own; one of its organization, in ${management.value ?? 'the management account'} or the delegated administrator, may cover it and is not listed here.`,
      )
    const administrator = management && read.administrators.find(a => a.value)
    if (administrator)
      return unknown(
        `The account has no active analyzer for external access of its own; one of the delegated administrator ${administrator.name} may cover it and is not listed here.`,
      )
    const unsaid = read.analyzers.find(a => a.value.type === undefined || a.value.status === undefined)
    if (unsaid) return unknown(`AWS did not state the type and status of analyzer ${unsaid.name}.`)
    const idle = read.analyzers.find(a => a.value.external)
    return fail(
      idle
        ? `Analyzer ${idle.name} for external access is ${idle.value.status}.`
        : 'The account has no analyzer for external access in the region.',
    )
  },
})
