import { DescribeDBClusterParametersCommand, DocDBClient } from '@aws-sdk/client-docdb'
import { list, type Reader } from '../../kit/index.ts'
import { listClusterParameterGroups } from '../rds/cluster-parameter-group.calls.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClusterParameterGroup } from './cluster-parameter-group.ts'
import { leftOut } from './own.ts'

export { listClusterParameterGroups }

export const describeParameters = list({
  action: 'rds:DescribeDBClusterParameters',
  client: DocDBClient,
  command: DescribeDBClusterParametersCommand,
  items: 'Parameters',
  token: 'Marker',
  gone: ['DBParameterGroupNotFoundFault'],
})

const read: Reader<ClusterParameterGroup> = async function* (aws) {
  for await (const group of aws.list(listClusterParameterGroups, {})) {
    const { DBClusterParameterGroupName: name, DBClusterParameterGroupArn: arn } = group
    const excluded = leftOut(group.DBParameterGroupFamily)
    if (excluded !== undefined) {
      yield { excluded }
      continue
    }
    const Parameters = aws.field(async () => {
      const all = (await aws.all(describeParameters, { DBClusterParameterGroupName: name })) ?? []
      return all.map(({ ParameterName, ParameterValue, Source, ApplyType, ApplyMethod, IsModifiable }) => ({
        ...{ ParameterName, ParameterValue, Source, ApplyType, ApplyMethod, IsModifiable },
      }))
    })
    yield { id: arn ?? arnOf(aws, 'rds', `cluster-pg:${name}`), name, settings: { ...group, Parameters } }
  }
}

export default read
