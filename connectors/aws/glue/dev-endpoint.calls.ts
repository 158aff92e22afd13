import { GetDevEndpointsCommand, GlueClient } from '@aws-sdk/client-glue'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { type DevEndpoint, KEPT } from './dev-endpoint.ts'

export const getDevEndpoints = list({
  action: 'glue:GetDevEndpoints',
  client: GlueClient,
  command: GetDevEndpointsCommand,
  items: 'DevEndpoints',
  id: 'EndpointName',
  token: 'NextToken',
})

const read: Reader<DevEndpoint> = async function* (aws) {
  for await (const one of aws.list(getDevEndpoints, {})) {
    const name = one.EndpointName
    const settings = Object.fromEntries(KEPT.map(key => [key, one[key]])) as DevEndpoint
    yield { id: arnOf(aws, 'glue', `devEndpoint/${name}`), name, settings }
  }
}

export default read
