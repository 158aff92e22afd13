import {
  DescribeDBClusterParameterGroupsCommand,
  DescribeDBClusterParametersCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import type { ClusterParameterGroup } from './cluster-parameter-group.ts'
import { leftOut } from './engines.ts'
import { keptParameters, NAMED } from './parameters.ts'

export const listClusterParameterGroups = list({
  action: 'rds:DescribeDBClusterParameterGroups',
  client: RDSClient,
  command: DescribeDBClusterParameterGroupsCommand,
  items: page => page.DBClusterParameterGroups,
  token: { input: 'Marker', next: page => page.Marker },
})

export const listClusterParameters = list({
  action: 'rds:DescribeDBClusterParameters',
  client: RDSClient,
  command: DescribeDBClusterParametersCommand,
  gone: ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'],
  items: page => page.Parameters,
  token: { input: 'Marker', next: page => page.Marker },
})

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
      id: DBClusterParameterGroupArn as string,
      name: DBClusterParameterGroupName,
      settings: { ...group, Parameters },
    }
  }
}

export default read
