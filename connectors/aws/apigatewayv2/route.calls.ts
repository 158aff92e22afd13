import { ApiGatewayV2Client, GetRoutesCommand } from '@aws-sdk/client-apigatewayv2'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { getApis } from './api.calls.ts'
import type { Route } from './route.ts'

export { getApis }

/** An API that went away meanwhile has none. */
export const getRoutes = list({
  action: 'apigateway:GET',
  client: ApiGatewayV2Client,
  command: GetRoutesCommand,
  items: 'Items',
  id: 'RouteId',
  token: 'NextToken',
  absent: ['NotFoundException'],
})

async function* routesOf(aws: Aws, ApiId: string, ProtocolType: string | undefined) {
  for await (const Route of aws.list(getRoutes, { ApiId })) yield { ApiId, ProtocolType, Route }
}

const read: Reader<Route> = async function* (aws) {
  const routes = underEach(aws, aws.list(getApis, {}), api => routesOf(aws, api.ApiId, api.ProtocolType))
  for await (const settings of routes)
    yield {
      id: arnOf(aws, 'apigateway', `/apis/${settings.ApiId}/routes/${settings.Route.RouteId}`, { account: '' }),
      name: `${settings.ApiId}/${settings.Route.RouteKey}`,
      settings,
    }
}

export default read
