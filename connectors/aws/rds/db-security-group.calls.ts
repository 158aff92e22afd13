import { DescribeDBSecurityGroupsCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { DbSecurityGroup } from './db-security-group.ts'

export const describeDBSecurityGroups = list({
  action: 'rds:DescribeDBSecurityGroups',
  client: RDSClient,
  command: DescribeDBSecurityGroupsCommand,
  items: 'DBSecurityGroups',
  id: 'DBSecurityGroupName',
  token: 'Marker',
})

const read: Reader<DbSecurityGroup> = async function* (aws) {
  for await (const one of aws.list(describeDBSecurityGroups, {}))
    yield {
      id: one.DBSecurityGroupArn ?? arnOf(aws, 'rds', `secgrp:${one.DBSecurityGroupName}`),
      name: one.DBSecurityGroupName,
      settings: one,
    }
}

export default read
