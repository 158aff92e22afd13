import { type DBInstance, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { leftOut } from './engines.ts'

export const listInstances = list({
  action: 'rds:DescribeDBInstances',
  client: RDSClient,
  command: DescribeDBInstancesCommand,
  items: page => page.DBInstances,
  token: { input: 'Marker', next: page => page.Marker },
})

const read: Reader<DBInstance> = async function* (aws) {
  for await (const instance of aws.list(listInstances, {})) {
    const excluded = leftOut(instance.Engine)
    yield excluded === undefined
      ? { id: instance.DBInstanceArn as string, name: instance.DBInstanceIdentifier, settings: instance }
      : { excluded }
  }
}

export default read
