import { type Endpoint, EventBridgeClient, ListEndpointsCommand } from '@aws-sdk/client-eventbridge'
import { list, type Reader } from '../../kit/index.ts'

export const listEndpoints = list({
  action: 'events:ListEndpoints',
  client: EventBridgeClient,
  command: ListEndpointsCommand,
  items: 'Endpoints',
  id: 'Arn',
  token: 'NextToken',
})

const read: Reader<Endpoint> = async function* (aws) {
  for await (const one of aws.list(listEndpoints, { MaxResults: 100 }))
    yield { id: one.Arn, name: one.Name, settings: one }
}

export default read
