import type { Route as AwsRoute } from '@aws-sdk/client-apigatewayv2'
import { evidenceType } from '../../kit/index.ts'

export interface Route {
  ApiId: string
  ProtocolType: string | undefined
  /** Of `GetRoutes`. */
  Route: AwsRoute
}

export const route = evidenceType<Route>({
  id: 'aws.apigatewayv2.route',
  title: 'Routes of HTTP and WebSocket APIs, and who may call them',
  reach: 'region',
  population: 'every route of the HTTP and WebSocket APIs of the account in the region',
})
