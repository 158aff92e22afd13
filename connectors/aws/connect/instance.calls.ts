import { ConnectClient, ListInstanceAttributesCommand, ListInstancesCommand } from '@aws-sdk/client-connect'
import { list, type Reader } from '../../kit/index.ts'
import type { Instance } from './instance.ts'

export const listInstances = list({
  action: 'connect:ListInstances',
  client: ConnectClient,
  command: ListInstancesCommand,
  items: 'InstanceSummaryList',
  id: ['Arn', 'Id'],
  token: 'NextToken',
})

export const listInstanceAttributes = list({
  action: 'connect:ListInstanceAttributes',
  client: ConnectClient,
  command: ListInstanceAttributesCommand,
  items: 'Attributes',
  id: 'AttributeType',
  token: 'NextToken',
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Instance> = async function* (aws) {
  for await (const listed of aws.list(listInstances, {})) {
    const { Arn, Id: InstanceId } = listed
    yield {
      id: Arn,
      name: listed.InstanceAlias || InstanceId,
      settings: { ...listed, Attributes: aws.all(listInstanceAttributes, { InstanceId }) },
    }
  }
}

export default read
