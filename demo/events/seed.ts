import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { ALERTS } from '../sns/seed.ts'

/** Northwind Pay's events: findings reach people; a bus for merchants takes events from everybody. */
async function seedEvents(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const here = account.client(EventBridgeClient, main)
  await here.send(new CreateEventBusCommand({ Name: 'nwp-ledger' }))
  await permit(here, 'nwp-ledger', '444455556666')
  await findings(here, `arn:aws:sns:${main}:${account.id}:${ALERTS}`)
  const there = account.client(EventBridgeClient, second)
  await there.send(new CreateEventBusCommand({ Name: 'nwp-merchants' }))
  await permit(there, 'nwp-merchants', '*')
  await there.send(new CreateEventBusCommand({ Name: 'nwp-trial' }))
}

const permit = (client: EventBridgeClient, EventBusName: string, Principal: string) =>
  client.send(new PutPermissionCommand({ EventBusName, Action: 'events:PutEvents', Principal, StatementId: 'Send' }))

async function findings(client: EventBridgeClient, Arn: string): Promise<void> {
  const Name = 'nwp-findings'
  const EventPattern = JSON.stringify({ source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] })
  await client.send(new PutRuleCommand({ Name, EventPattern, State: 'ENABLED' }))
  const Input = '{"channel":"security","token":"not-a-real-token"}'
  await client.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'people', Arn, Input }] }))
}

export default { since: 240, after: ['sns'], fill: seedEvents } satisfies Seed
