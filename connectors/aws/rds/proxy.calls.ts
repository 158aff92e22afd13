import { DescribeDBProxiesCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import type { DatabaseProxy } from './proxy.ts'

export const describeDBProxies = list({
  action: 'rds:DescribeDBProxies',
  client: RDSClient,
  command: DescribeDBProxiesCommand,
  items: 'DBProxies',
  id: 'DBProxyName',
  token: 'Marker',
})

const read: Reader<DatabaseProxy> = async function* (aws) {
  for await (const one of aws.list(describeDBProxies, {}))
    yield { id: one.DBProxyArn ?? one.DBProxyName, name: one.DBProxyName, settings: one }
}

export default read
