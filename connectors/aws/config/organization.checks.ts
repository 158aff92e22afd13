import type { ConfigurationAggregator, OrganizationAggregationSource } from '@aws-sdk/client-config-service'
import { accountCheck, fail, inAccount, type Json, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { delegatedAdministrator } from '../organizations/delegated-administrator.ts'
import { organization } from '../organizations/organization.ts'
import { judgedByManagement } from '../shared/management.ts'
import { aggregator } from './aggregator.ts'

const GUIDE = 'https://docs.aws.amazon.com/config/latest/developerguide'
const SERVICE = 'config.amazonaws.com'

const organizations = inAccount(organization, o => o.MasterAccountId)

const administrators = inAccount(delegatedAdministrator, d => ({
  services: d.DelegatedServices?.map(s => s.ServicePrincipal),
}))

/** The ARN of an account in an organization ends with its number. */
const accountOf = ({ id }: { readonly id: string }): string => id.slice(id.lastIndexOf('/') + 1)

/** Asked of a value that may be unread: that of other accounts decides nothing where one is found. */
function administersConfig({ services }: { services?: readonly (string | undefined)[] | undefined }): boolean {
  if (!services) throw new Unjudgeable('AWS answered no services of a delegated administrator.')
  return services.includes(SERVICE)
}

/** Judged in the management account; a delegated administrator may list the others, too, and is none of its own business. */
export const organizationAdminDelegated = accountCheck(aggregator, {
  id: 'config-organization-admin-delegated',
  title: 'The organization has a delegated administrator for AWS Config',
  severity: 'medium',
  remediation:
    'Register a security account as delegated administrator for config.amazonaws.com, from the management account.',
  references: [`${GUIDE}/aggregated-register-delegated-administrator.html`],
  reads: { organizations, administrators },
  test(read, { account }) {
    const elsewhere = judgedByManagement(read.organizations, account)
    if (elsewhere) return elsewhere
    const administrator = read.administrators.find(({ value }) => administersConfig(value))
    return administrator
      ? pass(`Account ${accountOf(administrator)} administers AWS Config.`)
      : fail('AWS Config is not delegated to any account.')
  },
})

/** By a filter an aggregator leaves out types of resources or recorders; which ones would have to be held against what there is. */
function gathersAll(one: {
  source: Json<OrganizationAggregationSource> | undefined
  filters: Json<ConfigurationAggregator>['AggregatorFilters']
}): boolean {
  if (!one.source) return false
  const { AllAwsRegions: all, AwsRegions: some } = one.source
  if (all === undefined && some === undefined)
    throw new Unjudgeable('AWS did not state from which regions an aggregator gathers.')
  if (all !== true) return false
  if (one.filters?.ResourceType || one.filters?.ServicePrincipal)
    throw new Unjudgeable('An aggregator of the organization has a filter, and what that leaves out is not known.')
  return true
}

export const organizationAggregated = accountCheck(aggregator, {
  id: 'config-organization-aggregated-all-regions',
  title:
    'The account that administers AWS Config gathers the configuration of the whole organization, from all regions',
  severity: 'medium',
  remediation: 'Create an aggregator with the organization as its source and with all regions, present and future.',
  why: 'Nobody reviews resources in an account or region that the aggregator leaves out.',
  references: [`${GUIDE}/aggregate-data.html`],
  reads: {
    organizations,
    administrators,
    aggregators: inAccount(aggregator, a => ({
      source: a.OrganizationAggregationSource,
      filters: a.AggregatorFilters,
    })),
  },
  test(read, { account }) {
    const found = read.organizations.find(() => true)
    if (!found) return notApplicable('The account is in no organization.')
    if (!found.value) return unknown("AWS did not name the organization's management account.")
    const delegated = read.administrators.filter(({ value }) => administersConfig(value)).map(accountOf)
    const judged = delegated.length > 0 ? delegated : [found.value]
    if (!judged.includes(account))
      return notApplicable(`Judged where AWS Config is administered, in account ${judged.join(', ')}.`)
    const whole = read.aggregators.find(({ value }) => gathersAll(value))
    if (whole)
      return pass(`Aggregator ${whole.name} in ${whole.region} gathers from the whole organization and all regions.`)
    const part = read.aggregators.find(({ value }) => value.source !== undefined)
    return fail(
      part
        ? `Aggregator ${part.name} in ${part.region} gathers from ${part.value.source?.AwsRegions?.join(', ') || 'some regions'} alone.`
        : 'No aggregator gathers from the organization.',
    )
  },
})
