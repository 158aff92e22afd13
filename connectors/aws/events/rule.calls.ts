import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge'
import { list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listEventBuses } from './event-bus.calls.ts'
import type { Rule } from './rule.ts'

export { listEventBuses } from './event-bus.calls.ts'

export const listRules = list({
  action: 'events:ListRules',
  client: EventBridgeClient,
  command: ListRulesCommand,
  items: 'Rules',
  id: ['Arn', 'Name'],
  token: 'NextToken',
})

export const listTargets = list({
  action: 'events:ListTargetsByRule',
  client: EventBridgeClient,
  command: ListTargetsByRuleCommand,
  items: 'Targets',
  token: 'NextToken',
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Rule> = async function* (aws) {
  const buses = aws.list(listEventBuses, { Limit: 100 })
  for await (const { rule, EventBusName } of underEach(aws, buses, async function* ({ Name }) {
    for await (const rule of aws.list(listRules, { EventBusName: Name })) yield { rule, EventBusName: Name }
  }))
    yield {
      id: rule.Arn,
      name: rule.Name,
      settings: { ...rule, Targets: aws.all(listTargets, { Rule: rule.Name, EventBusName }) },
    }
}

export default read
