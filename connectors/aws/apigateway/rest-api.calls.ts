import {
  APIGatewayClient,
  GetAuthorizersCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  type Resource,
} from '@aws-sdk/client-api-gateway'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ApiMethod, RestApi } from './rest-api.ts'

/** One IAM action reads all of API Gateway; what may be read is limited by ARNs. */
const common = { action: 'apigateway:GET', client: APIGatewayClient }
const position = { input: 'position', next: (page: { position?: string | undefined }) => page.position } as const

export const getRestApis = list({
  ...common,
  command: GetRestApisCommand,
  items: 'items',
  id: 'id',
  token: position,
  shared: true,
})

export const getAuthorizers = list({
  ...common,
  command: GetAuthorizersCommand,
  items: 'items',
  token: position,
  gone: ['NotFoundException'],
})

export const getResources = list({
  ...common,
  command: GetResourcesCommand,
  items: 'items',
  token: position,
  gone: ['NotFoundException'],
})

const read: Reader<RestApi> = async function* (aws) {
  for await (const api of aws.list(getRestApis, { limit: 500 })) {
    const { id: restApiId, name } = api
    yield {
      id: arnOf(aws, 'apigateway', `/restapis/${restApiId}`, { account: '' }),
      name,
      settings: {
        RestApi: api,
        Authorizers: aws.all(getAuthorizers, { restApiId, limit: 500 }),
        Methods: aws.field(async () => {
          const found = await aws.all(getResources, { restApiId, limit: 500, embed: ['methods'] })
          return found?.flatMap(methodsOf) ?? null
        }),
      },
    }
  }
}

const methodsOf = ({ path = '', resourceMethods = {} }: Resource): ApiMethod[] =>
  Object.entries(resourceMethods).map(([httpMethod, { authorizationType, authorizerId, apiKeyRequired }]) => ({
    path,
    httpMethod,
    authorizationType,
    authorizerId,
    apiKeyRequired,
  }))

export default read
