import { DescribeDBParameterGroupsCommand, DescribeDBParametersCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { leftOut } from './engines.ts'
import type { ParameterGroup } from './parameter-group.ts'
import { keptParameters, NAMED } from './parameters.ts'

export const listParameterGroups = list({
  action: 'rds:DescribeDBParameterGroups',
  client: RDSClient,
  command: DescribeDBParameterGroupsCommand,
  items: page => page.DBParameterGroups,
  token: { input: 'Marker', next: page => page.Marker },
})

export const listParameters = list({
  action: 'rds:DescribeDBParameters',
  client: RDSClient,
  command: DescribeDBParametersCommand,
  gone: ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'],
  items: page => page.Parameters,
  token: { input: 'Marker', next: page => page.Marker },
})

const read: Reader<ParameterGroup> = async function* (aws) {
  for await (const group of aws.list(listParameterGroups, {})) {
    const excluded = leftOut(group.DBParameterGroupFamily)
    if (excluded !== undefined) {
      yield { excluded }
      continue
    }
    const { DBParameterGroupName, DBParameterGroupArn } = group
    const named = { DBParameterGroupName, Filters: [{ Name: 'parameter-name', Values: NAMED }] }
    const Parameters = aws.field(async () =>
      keptParameters(
        await aws.all(listParameters, { DBParameterGroupName, Source: 'user' }),
        await aws.all(listParameters, named),
      ),
    )
    yield { id: DBParameterGroupArn as string, name: DBParameterGroupName, settings: { ...group, Parameters } }
  }
}

export default read
