import { type DBInstance, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { leftOut } from './engines.ts'

export const listInstances = list({
  action: 'rds:DescribeDBInstances',
  client: RDSClient,
  command: DescribeDBInstancesCommand,
  items: 'DBInstances',
  id: 'DBInstanceIdentifier',
  token: 'Marker',
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
const read: Reader<DBInstance> = async function* (aws) {
  for await (const instance of aws.list(listInstances, {})) {
    const excluded = leftOut(instance.Engine)
    yield excluded === undefined
      ? {
          id: instance.DBInstanceArn ?? arnOf(aws, 'rds', `db:${instance.DBInstanceIdentifier}`),
          name: instance.DBInstanceIdentifier,
          settings: instance,
        }
      : { excluded }
  }
}

export default read
