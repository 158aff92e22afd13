import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Topics that alarms tell. Nobody has confirmed the second; the answers say so. */
export const ALERTS = 'nwp-security-alerts'
export const UNCONFIRMED = 'nwp-signin-watch'

interface Topic {
  name: string
  key?: string
  /** E-mail addresses that subscribe. */
  subscribers?: readonly string[]
  open?: boolean
}

const TOPICS: readonly (readonly Topic[])[] = [
  [
    {
      name: ALERTS,
      key: 'alias/nwp-data',
      subscribers: ['security@northwindpay.example', 'oncall@northwindpay.example'],
    },
    { name: UNCONFIRMED, subscribers: ['former.colleague@northwindpay.example'] },
    { name: 'nwp-merchant-events', open: true },
    { name: 'nwp-ledger-events', key: 'alias/aws/sns' },
  ],
  [{ name: 'nwp-payout-events', subscribers: ['payouts@northwindpay.example'] }],
]

/** Northwind Pay's topics: alerts that reach people and alerts that do not, and one that anybody may publish to. */
export async function seedSns(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const topic of TOPICS[index] ?? []) await makeTopic(account.client(SNSClient, region), topic)
}

async function makeTopic(client: SNSClient, { name, key, subscribers, open }: Topic): Promise<void> {
  const Attributes = key ? { KmsMasterKeyId: key } : {}
  const { TopicArn } = await client.send(
    new CreateTopicCommand({ Name: name, Attributes, Tags: [{ Key: 'owner', Value: 'platform' }] }),
  )
  for (const Endpoint of subscribers ?? [])
    await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint }))
  if (!open) return
  const statement = { Sid: 'Merchants', Effect: 'Allow', Principal: '*', Action: 'SNS:Publish', Resource: TopicArn }
  const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }))
}

export default { since: 900, after: ['kms'], fill: seedSns } satisfies Seed
