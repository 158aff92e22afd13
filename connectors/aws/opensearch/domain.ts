import type { DomainStatus } from '@aws-sdk/client-opensearch'
import { evidenceType, type Json, Unjudgeable } from '../../kit/index.ts'

export interface Domain {
  DomainName: string
  /** `DescribeDomains`. A domain without VPCOptions has a public endpoint. */
  Domain: DomainStatus | null
}

export const domain = evidenceType<Domain>({
  id: 'aws.opensearch.domain',
  title: 'Domains of OpenSearch and Elasticsearch, their encryption, access, logs and nodes',
  reach: 'region',
  population:
    'every domain of OpenSearch Service of the account in the region, of either engine; serverless collections are not read',
  observed: ['/Domain/ChangeProgressDetails'],
})

export function domainOf({ Domain: of }: Json<Domain>): Json<DomainStatus> {
  if (of === null) throw new Unjudgeable('AWS answered no settings of the domain.')
  return of
}
