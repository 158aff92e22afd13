import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Makes an API with one method, and deploys it. */
async function makeApi(client: APIGatewayClient, name: string, authorizationType: 'AWS_IAM' | 'NONE') {
  const { id: restApiId } = await client.send(
    new CreateRestApiCommand({ name, endpointConfiguration: { types: ['REGIONAL'] } }),
  )
  const { items } = await client.send(new GetResourcesCommand({ restApiId }))
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: 'GET' }
  await client.send(new PutMethodCommand({ ...method, authorizationType }))
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }))
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }))
  return { restApiId, deploymentId }
}

/** Northwind Pay's REST APIs: the partners' as it should be, and one of earlier years that anybody may call. */
async function seedApiGateway(account: SeedAccount): Promise<void> {
  const client = account.client(APIGatewayClient)
  const partners = await makeApi(client, 'nwp-partners', 'AWS_IAM')
  await client.send(
    new CreateStageCommand({ ...partners, stageName: 'prod', tracingEnabled: true, cacheClusterEnabled: true }),
  )
  const logs = `arn:aws:logs:us-east-1:${account.id}:log-group:/nwp/partners`
  await client.send(
    new UpdateStageCommand({
      restApiId: partners.restApiId,
      stageName: 'prod',
      patchOperations: [
        { op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' },
        { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
        { op: 'replace', path: '/*/*/caching/dataEncrypted', value: 'true' },
        { op: 'replace', path: '/accessLogSettings/destinationArn', value: logs },
      ],
    }),
  )
  const rates = await makeApi(client, 'nwp-legacy-rates', 'NONE')
  const variables = { backendKey: 'not-a-real-key' }
  await client.send(new CreateStageCommand({ ...rates, stageName: 'live', variables }))
  const certificate = `arn:aws:acm:us-east-1:${account.id}:certificate/5c2e3a51-8a3c-4f8a-9a1e-0c6d8f1b2a33`
  await client.send(
    new CreateDomainNameCommand({
      domainName: 'partners.northwindpay.example',
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ['REGIONAL'] },
      securityPolicy: 'TLS_1_2',
    }),
  )
  await client.send(
    new CreateDomainNameCommand({
      domainName: 'rates.northwindpay.example',
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ['REGIONAL'] },
      securityPolicy: 'TLS_1_0',
    }),
  )
}

export default { since: 370, fill: seedApiGateway } satisfies Seed
