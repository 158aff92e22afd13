import { GetRuleGroupCommand, ListRuleGroupsCommand, WAFV2Client } from '@aws-sdk/client-wafv2'
import { call, list, type Reader } from '../../kit/index.ts'
import type { RuleGroup } from './rule-group.ts'
import { scopesIn } from './scopes.ts'

export const listRuleGroups = list({
  action: 'wafv2:ListRuleGroups',
  client: WAFV2Client,
  command: ListRuleGroupsCommand,
  items: 'RuleGroups',
  id: ['ARN', 'Id', 'Name'],
  token: 'NextMarker',
})

export const getRuleGroup = call({
  action: 'wafv2:GetRuleGroup',
  client: WAFV2Client,
  command: GetRuleGroupCommand,
  gone: ['WAFNonexistentItemException'],
})

const read: Reader<RuleGroup> = async function* (aws) {
  for (const Scope of scopesIn(aws))
    for await (const { ARN, Id, Name } of aws.list(listRuleGroups, { Scope, Limit: 100 }))
      yield {
        id: ARN,
        name: Name,
        settings: { ARN, Scope, RuleGroup: aws.get(getRuleGroup, { Scope, Id, Name }, r => r.RuleGroup) },
      }
}

export default read
