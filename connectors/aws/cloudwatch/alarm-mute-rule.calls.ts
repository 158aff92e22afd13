import {
  CloudWatchClient,
  GetAlarmMuteRuleCommand,
  type GetAlarmMuteRuleOutput,
  ListAlarmMuteRulesCommand,
} from '@aws-sdk/client-cloudwatch'
import { call, list, type Reader } from '../../kit/index.ts'
import type { AlarmMuteRule } from './alarm-mute-rule.ts'

export const listAlarmMuteRules = list({
  action: 'cloudwatch:ListAlarmMuteRules',
  client: CloudWatchClient,
  command: ListAlarmMuteRulesCommand,
  items: 'AlarmMuteRuleSummaries',
  id: 'AlarmMuteRuleArn',
  token: 'NextToken',
})

export const getAlarmMuteRule = call({
  action: 'cloudwatch:GetAlarmMuteRule',
  client: CloudWatchClient,
  command: GetAlarmMuteRuleCommand,
  gone: ['ResourceNotFoundException'],
})

/** arn:aws:cloudwatch:us-east-1:111122223333:alarm-mute-rule:NAME */
const nameIn = (arn: string): string => arn.split(':').slice(6).join(':')

const read: Reader<AlarmMuteRule> = async function* (aws) {
  for await (const summary of aws.list(listAlarmMuteRules, {})) {
    const name = nameIn(summary.AlarmMuteRuleArn)
    const whole = aws.get(getAlarmMuteRule, { AlarmMuteRuleName: name }, r => r)
    const field = <K extends keyof GetAlarmMuteRuleOutput>(member: K) =>
      aws.field(async () => (await whole)?.[member] ?? null)
    yield {
      id: summary.AlarmMuteRuleArn,
      name,
      settings: {
        ...summary,
        Description: field('Description'),
        Rule: field('Rule'),
        MuteTargets: field('MuteTargets'),
        StartDate: field('StartDate'),
      },
    }
  }
}

export default read
