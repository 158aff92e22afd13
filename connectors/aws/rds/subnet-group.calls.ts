import { DescribeDBSubnetGroupsCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { SubnetGroup } from './subnet-group.ts'

export const describeDBSubnetGroups = list({
  action: 'rds:DescribeDBSubnetGroups',
  client: RDSClient,
  command: DescribeDBSubnetGroupsCommand,
  items: 'DBSubnetGroups',
  id: 'DBSubnetGroupName',
  token: 'Marker',
})

const read: Reader<SubnetGroup> = async function* (aws) {
  for await (const settings of aws.list(describeDBSubnetGroups, {})) {
    const { DBSubnetGroupName: name, DBSubnetGroupArn: arn } = settings
    yield { id: arn ?? arnOf(aws, 'rds', `subgrp:${name}`), name, settings }
  }
}

export default read
