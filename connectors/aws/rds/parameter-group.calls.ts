import { DescribeDBParameterGroupsCommand, DescribeDBParametersCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { leftOut } from './engines.ts'
import type { ParameterGroup } from './parameter-group.ts'
import { keptParameters, NAMED } from './parameters.ts'

export const listParameterGroups = list({
  action: 'rds:DescribeDBParameterGroups',
  client: RDSClient,
  command: DescribeDBParameterGroupsCommand,
  items: 'DBParameterGroups',
  id: 'DBParameterGroupName',
  token: 'Marker',
})

export const listParameters = list({
  action: 'rds:DescribeDBParameters',
  client: RDSClient,
  command: DescribeDBParametersCommand,
  gone: ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'],
  items: 'Parameters',
  token: 'Marker',
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
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
    yield {
      id: DBParameterGroupArn ?? arnOf(aws, 'rds', `pg:${DBParameterGroupName}`),
      name: DBParameterGroupName,
      settings: { ...group, Parameters },
    }
  }
}

export default read
