import {
  DescribeConnectorCommand,
  type DescribeConnectorResponse,
  KafkaConnectClient,
  ListConnectorsCommand,
} from '@aws-sdk/client-kafkaconnect'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Connector, Description } from './connector.ts'

export const listConnectors = list({
  action: 'kafkaconnect:ListConnectors',
  client: KafkaConnectClient,
  command: ListConnectorsCommand,
  items: 'connectors',
  id: 'connectorArn',
  token: 'nextToken',
})

export const describeConnector = call({
  action: 'kafkaconnect:DescribeConnector',
  client: KafkaConnectClient,
  command: DescribeConnectorCommand,
  gone: ['NotFoundException'],
})

const MEMBERS = [
  'connectorArn',
  'connectorName',
  'connectorDescription',
  'connectorState',
  'stateDescription',
  'creationTime',
  'currentVersion',
  'capacity',
  'connectorConfiguration',
  'kafkaCluster',
  'kafkaClusterClientAuthentication',
  'kafkaClusterEncryptionInTransit',
  'kafkaConnectVersion',
  'logDelivery',
  'networkType',
  'plugins',
  'serviceExecutionRoleArn',
  'workerConfiguration',
] as const satisfies (keyof DescribeConnectorResponse)[]

/** The answer is the description itself, with what the SDK adds to it. */
const connectorOf = (answer: DescribeConnectorResponse): Description =>
  Object.fromEntries(MEMBERS.map(member => [member, answer[member]])) as Description

const read: Reader<Connector> = async function* (aws) {
  for await (const { connectorArn, connectorName: name } of aws.list(listConnectors, {}))
    yield {
      id: connectorArn,
      name,
      settings: { Connector: aws.get(describeConnector, { connectorArn }, connectorOf) },
    }
}

export default read
