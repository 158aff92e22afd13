import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Api } from './api.ts'

export const getApis = list({
  action: 'apigateway:GET',
  client: ApiGatewayV2Client,
  command: GetApisCommand,
  items: 'Items',
  id: 'ApiId',
  token: 'NextToken',
  shared: true,
})

const read: Reader<Api> = async function* (aws) {
  for await (const settings of aws.list(getApis, {}))
    yield {
      id: arnOf(aws, 'apigateway', `/apis/${settings.ApiId}`, { account: '' }),
      name: settings.Name,
      settings,
    }
}

export default read
