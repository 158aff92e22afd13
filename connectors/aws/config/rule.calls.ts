import { ConfigServiceClient, DescribeConfigRulesCommand } from '@aws-sdk/client-config-service'
import { list, type Reader } from '../../kit/index.ts'
import type { Rule } from './rule.ts'

export const describeConfigRules = list({
  action: 'config:DescribeConfigRules',
  client: ConfigServiceClient,
  command: DescribeConfigRulesCommand,
  items: 'ConfigRules',
  id: ['ConfigRuleArn', 'ConfigRuleName'],
  token: 'NextToken',
})

const read: Reader<Rule> = async function* (aws) {
  for await (const one of aws.list(describeConfigRules, {}))
    yield { id: one.ConfigRuleArn, name: one.ConfigRuleName, settings: one }
}

export default read
