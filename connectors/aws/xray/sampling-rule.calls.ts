import { GetSamplingRulesCommand, XRayClient } from '@aws-sdk/client-xray'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { SamplingRule } from './sampling-rule.ts'

export const getSamplingRules = list({
  action: 'xray:GetSamplingRules',
  client: XRayClient,
  command: GetSamplingRulesCommand,
  items: 'SamplingRuleRecords',
  id: 'SamplingRule',
  token: 'NextToken',
})

const read: Reader<SamplingRule> = async function* (aws) {
  for await (const settings of aws.list(getSamplingRules, {})) {
    const { RuleARN, RuleName: name } = settings.SamplingRule
    yield { id: RuleARN ?? arnOf(aws, 'xray', `sampling-rule/${name}`), name, settings }
  }
}

export default read
