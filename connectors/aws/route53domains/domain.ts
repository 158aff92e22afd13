import type { DomainSummary, GetDomainDetailResponse } from '@aws-sdk/client-route-53-domains'
import { evidenceType } from '../../kit/index.ts'

/** What is kept of `GetDomainDetail`: who registered a domain, and how to reach them, is not. */
export type DomainDetail = Pick<
  GetDomainDetailResponse,
  | 'AdminPrivacy'
  | 'RegistrantPrivacy'
  | 'TechPrivacy'
  | 'BillingPrivacy'
  | 'Nameservers'
  | 'StatusList'
  | 'DnssecKeys'
  | 'RegistrarName'
  | 'CreationDate'
>

/** One domain, as `ListDomains` answers it. */
export interface Domain extends DomainSummary {
  Detail: DomainDetail | null
}

export const domain = evidenceType<Domain>({
  id: 'aws.route53domains.domain',
  title: 'Domains registered through Route 53, their locks, renewal and privacy',
  reach: 'account',
  population:
    'every domain that the account registered through Route 53 or transferred to it; domains of other registrars are none of them, and the details of contacts are not kept',
})
