import { AppRunnerClient, ListVpcConnectorsCommand } from '@aws-sdk/client-apprunner'
import { list, type Reader } from '../../kit/index.ts'
import type { VpcConnector } from './vpc-connector.ts'

export const listVpcConnectors = list({
  action: 'apprunner:ListVpcConnectors',
  client: AppRunnerClient,
  command: ListVpcConnectorsCommand,
  items: 'VpcConnectors',
  id: 'VpcConnectorArn',
  token: 'NextToken',
})

const read: Reader<VpcConnector> = async function* (aws) {
  for await (const settings of aws.list(listVpcConnectors, {}))
    yield { id: settings.VpcConnectorArn, name: settings.VpcConnectorName, settings }
}

export default read
