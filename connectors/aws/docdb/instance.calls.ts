import { DescribeDBInstancesCommand, DocDBClient } from '@aws-sdk/client-docdb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Instance } from './instance.ts'
import { leftOut, OWN } from './own.ts'

export const describeInstances = list({
  action: 'rds:DescribeDBInstances',
  client: DocDBClient,
  command: DescribeDBInstancesCommand,
  items: 'DBInstances',
  id: 'DBInstanceIdentifier',
  token: 'Marker',
})

const read: Reader<Instance> = async function* (aws) {
  for await (const instance of aws.list(describeInstances, { Filters: OWN })) {
    const name = instance.DBInstanceIdentifier
    const excluded = leftOut(instance.Engine)
    yield excluded === undefined
      ? { id: instance.DBInstanceArn ?? arnOf(aws, 'rds', `db:${name}`), name, settings: instance }
      : { excluded }
  }
}

export default read
