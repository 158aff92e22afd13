import type { Api as AwsApi } from '@aws-sdk/client-apigatewayv2'
import { evidenceType } from '../../kit/index.ts'

/** One API, as `GetApis` answers it. */
export type Api = AwsApi

export const api = evidenceType<Api>({
  id: 'aws.apigatewayv2.api',
  title: 'HTTP and WebSocket APIs of API Gateway',
  reach: 'region',
  population: 'every HTTP and WebSocket API of the account in the region',
})
