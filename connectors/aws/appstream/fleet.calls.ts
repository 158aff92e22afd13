import { AppStreamClient, DescribeFleetsCommand } from '@aws-sdk/client-appstream'
import { list, type Reader } from '../../kit/index.ts'
import type { Fleet } from './fleet.ts'

export const describeFleets = list({
  action: 'appstream:DescribeFleets',
  client: AppStreamClient,
  command: DescribeFleetsCommand,
  items: 'Fleets',
  id: ['Arn', 'Name'],
  token: 'NextToken',
})

const read: Reader<Fleet> = async function* (aws) {
  for await (const settings of aws.list(describeFleets, {})) yield { id: settings.Arn, name: settings.Name, settings }
}

export default read
