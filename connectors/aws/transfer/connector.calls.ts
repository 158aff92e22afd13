import { DescribeConnectorCommand, ListConnectorsCommand, TransferClient } from '@aws-sdk/client-transfer'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Connector } from './connector.ts'

export const listConnectors = list({
  action: 'transfer:ListConnectors',
  client: TransferClient,
  command: ListConnectorsCommand,
  items: 'Connectors',
  id: ['Arn', 'ConnectorId'],
  token: 'NextToken',
})

export const describeConnector = call({
  action: 'transfer:DescribeConnector',
  client: TransferClient,
  command: DescribeConnectorCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Connector> = async function* (aws) {
  for await (const { Arn, ConnectorId } of aws.list(listConnectors, {}))
    yield {
      id: Arn,
      name: ConnectorId,
      settings: { Arn, Connector: aws.get(describeConnector, { ConnectorId }, r => r.Connector) },
    }
}

export default read
