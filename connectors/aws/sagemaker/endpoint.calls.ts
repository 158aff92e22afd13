import { ListEndpointsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { Endpoint } from './endpoint.ts'

export const listEndpoints = list({
  action: 'sagemaker:ListEndpoints',
  client: SageMakerClient,
  command: ListEndpointsCommand,
  items: 'Endpoints',
  id: 'EndpointArn',
  token: 'NextToken',
})

const read: Reader<Endpoint> = async function* (aws) {
  for await (const one of aws.list(listEndpoints, { MaxResults: 100 }))
    yield { id: one.EndpointArn, name: one.EndpointName, settings: one }
}

export default read
