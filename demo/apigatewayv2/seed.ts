import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay's HTTP API, where one route asks nobody, and a WebSocket API for notices without logs. */
async function seedApiGatewayV2(account: SeedAccount): Promise<void> {
  const client = account.client(ApiGatewayV2Client)
  const { ApiId } = await client.send(new CreateApiCommand({ Name: 'nwp-payments-http', ProtocolType: 'HTTP' }))
  await client.send(new CreateRouteCommand({ ApiId, RouteKey: 'POST /payments', AuthorizationType: 'AWS_IAM' }))
  await client.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /rates', AuthorizationType: 'NONE' }))
  const DestinationArn = `arn:aws:logs:us-east-1:${account.id}:log-group:/nwp/payments-http`
  await client.send(
    new CreateStageCommand({
      ApiId,
      StageName: 'prod',
      AccessLogSettings: { DestinationArn, Format: '$context.requestId' },
    }),
  )
  const { ApiId: notices } = await client.send(
    new CreateApiCommand({
      Name: 'nwp-notices',
      ProtocolType: 'WEBSOCKET',
      RouteSelectionExpression: '$request.body.action',
    }),
  )
  await client.send(new CreateRouteCommand({ ApiId: notices, RouteKey: '$connect', AuthorizationType: 'NONE' }))
  await client.send(new CreateStageCommand({ ApiId: notices, StageName: 'prod' }))
}

export default { since: 340, fill: seedApiGatewayV2 } satisfies Seed
