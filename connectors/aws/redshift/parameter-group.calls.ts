import {
  DescribeClusterParameterGroupsCommand,
  DescribeClusterParametersCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ParameterGroup } from './parameter-group.ts'

export const describeClusterParameterGroups = list({
  action: 'redshift:DescribeClusterParameterGroups',
  client: RedshiftClient,
  command: DescribeClusterParameterGroupsCommand,
  items: 'ParameterGroups',
  id: 'ParameterGroupName',
  token: 'Marker',
})

export const describeClusterParameters = list({
  action: 'redshift:DescribeClusterParameters',
  client: RedshiftClient,
  command: DescribeClusterParametersCommand,
  items: 'Parameters',
  token: 'Marker',
  gone: ['ClusterParameterGroupNotFound', 'ClusterParameterGroupNotFoundFault'],
})

const read: Reader<ParameterGroup> = async function* (aws) {
  for await (const ParameterGroup of aws.list(describeClusterParameterGroups, {})) {
    const { ParameterGroupName } = ParameterGroup
    const Parameters = aws.field(async () => {
      const found = await aws.all(describeClusterParameters, { ParameterGroupName })
      return found?.map(({ Description, ...parameter }) => parameter) ?? null
    })
    yield {
      id: arnOf(aws, 'redshift', `parametergroup:${ParameterGroupName}`),
      name: ParameterGroupName,
      settings: { ParameterGroup, Parameters },
    }
  }
}

export default read
