import {
  GetDomainDetailCommand,
  type GetDomainDetailResponse,
  ListDomainsCommand,
  Route53DomainsClient,
} from '@aws-sdk/client-route-53-domains'
import { call, list, NoneByDefinition, type Reader } from '../../kit/index.ts'
import type { Domain, DomainDetail } from './domain.ts'

export const listDomains = list({
  action: 'route53domains:ListDomains',
  client: Route53DomainsClient,
  command: ListDomainsCommand,
  items: 'Domains',
  id: 'DomainName',
  token: { input: 'Marker', next: page => page.NextPageMarker },
})

export const getDomainDetail = call({
  action: 'route53domains:GetDomainDetail',
  client: Route53DomainsClient,
  command: GetDomainDetailCommand,
})

/** The answer without the contacts; one that names no domain says nothing. */
function detailOf(answer: GetDomainDetailResponse): DomainDetail | undefined {
  if (!answer.DomainName) return undefined
  const { AdminPrivacy, RegistrantPrivacy, TechPrivacy, BillingPrivacy } = answer
  const { Nameservers, StatusList, DnssecKeys, RegistrarName, CreationDate } = answer
  return {
    ...{ AdminPrivacy, RegistrantPrivacy, TechPrivacy, BillingPrivacy },
    ...{ Nameservers, StatusList, DnssecKeys, RegistrarName, CreationDate },
  }
}

/** Domains are registered in the commercial partition alone, and asked for in us-east-1 (Route 53 endpoints and quotas). */
const read: Reader<Domain> = async function* (aws) {
  if (aws.partition !== 'aws') throw new NoneByDefinition('Route 53 registers no domains in this partition')
  for await (const domain of aws.list(listDomains, {})) {
    const { DomainName } = domain
    yield {
      id: DomainName,
      name: DomainName,
      settings: { ...domain, Detail: aws.get(getDomainDetail, { DomainName }, detailOf) },
    }
  }
}

export default read
