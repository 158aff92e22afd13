import type { Authorizer, RestApi as AwsRestApi, Method } from '@aws-sdk/client-api-gateway'
import { evidenceType } from '../../kit/index.ts'

/** Who may call a method; what stands behind it is not kept. */
export interface ApiMethod extends Pick<Method, 'authorizationType' | 'authorizerId' | 'apiKeyRequired'> {
  path: string
  httpMethod: string
}

export interface RestApi {
  /** Of `GetRestApis`. */
  RestApi: AwsRestApi
  /** `GetAuthorizers`. */
  Authorizers: Authorizer[] | null
  /** `GetResources`, with the methods of each. */
  Methods: ApiMethod[] | null
}

export const restApi = evidenceType<RestApi>({
  id: 'aws.apigateway.rest-api',
  title: 'REST APIs of API Gateway, and who may call their methods',
  reach: 'region',
  population: 'every REST API of the account in the region; what stands behind a method is not kept',
})
