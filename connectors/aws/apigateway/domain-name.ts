import type { DomainName as AwsDomainName } from '@aws-sdk/client-api-gateway'
import { evidenceType } from '../../kit/index.ts'

/** One name, as `GetDomainNames` answers it. */
export type DomainName = AwsDomainName

export const domainName = evidenceType<DomainName>({
  id: 'aws.apigateway.domain-name',
  title: 'Custom domain names of API Gateway, and the TLS that they take',
  reach: 'region',
  population: 'every custom domain name of API Gateway of the account in the region, of REST, HTTP and WebSocket APIs',
})
