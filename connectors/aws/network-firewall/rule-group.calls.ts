import {
  DescribeRuleGroupCommand,
  ListRuleGroupsCommand,
  NetworkFirewallClient,
} from '@aws-sdk/client-network-firewall'
import { call, list, type Reader } from '../../kit/index.ts'
import type { RuleGroup } from './rule-group.ts'

export const listRuleGroups = list({
  action: 'network-firewall:ListRuleGroups',
  client: NetworkFirewallClient,
  command: ListRuleGroupsCommand,
  items: 'RuleGroups',
  id: 'Arn',
  token: 'NextToken',
})

export const describeRuleGroup = call({
  action: 'network-firewall:DescribeRuleGroup',
  client: NetworkFirewallClient,
  command: DescribeRuleGroupCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<RuleGroup> = async function* (aws) {
  for await (const { Arn, Name } of aws.list(listRuleGroups, { Scope: 'ACCOUNT' })) {
    const described = aws.get(describeRuleGroup, { RuleGroupArn: Arn }, r => r)
    yield {
      id: Arn,
      name: Name,
      settings: {
        Arn,
        RuleGroupResponse: aws.field(async () => (await described)?.RuleGroupResponse ?? null),
        RuleGroup: aws.field(async () => (await described)?.RuleGroup ?? null),
      },
    }
  }
}

export default read
