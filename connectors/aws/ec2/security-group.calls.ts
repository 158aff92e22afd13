import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { getPrefixListEntries, prefixListsOf } from './prefix-list.calls.ts'
import type { SecurityGroup } from './security-group.ts'

export { getPrefixListEntries }

export const describeSecurityGroups = list({
  action: 'ec2:DescribeSecurityGroups',
  client: EC2Client,
  command: DescribeSecurityGroupsCommand,
  items: 'SecurityGroups',
  id: 'GroupId',
  token: 'NextToken',
})

const read: Reader<SecurityGroup> = async function* (aws) {
  for await (const group of aws.list(describeSecurityGroups, { MaxResults: 1000 })) {
    const id = group.GroupId
    const rules = [...(group.IpPermissions ?? []), ...(group.IpPermissionsEgress ?? [])]
    const lists = rules.flatMap(rule => rule.PrefixListIds ?? []).flatMap(list => list.PrefixListId ?? [])
    yield {
      id: group.SecurityGroupArn ?? arnOf(aws, 'ec2', `security-group/${id}`, { account: group.OwnerId }),
      name: group.GroupName ?? id,
      settings: { ...group, PrefixLists: prefixListsOf(aws, lists) },
    }
  }
}

export default read
