import {
  DescribeDBClusterParameterGroupsCommand,
  DescribeDBClusterParametersCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClusterParameterGroup } from './cluster-parameter-group.ts'
import { leftOut } from './engines.ts'
import { keptParameters, NAMED } from './parameters.ts'

export const listClusterParameterGroups = list({
  action: 'rds:DescribeDBClusterParameterGroups',
  client: RDSClient,
  command: DescribeDBClusterParameterGroupsCommand,
  items: 'DBClusterParameterGroups',
  id: 'DBClusterParameterGroupName',
  token: 'Marker',
  shared: true,
})

export const listClusterParameters = list({
  action: 'rds:DescribeDBClusterParameters',
  client: RDSClient,
  command: DescribeDBClusterParametersCommand,
  gone: ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'],
  items: 'Parameters',
  token: 'Marker',
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
const read: Reader<ClusterParameterGroup> = async function* (aws) {
  for await (const group of aws.list(listClusterParameterGroups, {})) {
    const excluded = leftOut(group.DBParameterGroupFamily)
    if (excluded !== undefined) {
      yield { excluded }
      continue
    }
    const { DBClusterParameterGroupName, DBClusterParameterGroupArn } = group
    const named = { DBClusterParameterGroupName, Filters: [{ Name: 'parameter-name', Values: NAMED }] }
    const Parameters = aws.field(async () =>
      keptParameters(
        await aws.all(listClusterParameters, { DBClusterParameterGroupName, Source: 'user' }),
        await aws.all(listClusterParameters, named),
      ),
    )
    yield {
      id: DBClusterParameterGroupArn ?? arnOf(aws, 'rds', `cluster-pg:${DBClusterParameterGroupName}`),
      name: DBClusterParameterGroupName,
      settings: { ...group, Parameters },
    }
  }
}

export default read
