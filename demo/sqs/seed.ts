import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

interface Plan {
  name: string
  key?: string
  /** Where messages go that could not be handled. */
  deadLetters?: string
  plain?: boolean
  open?: boolean
}

const QUEUES: readonly (readonly Plan[])[] = [
  [
    { name: 'nwp-settlements-failed', key: 'alias/nwp-data' },
    { name: 'nwp-settlements', key: 'alias/nwp-data', deadLetters: 'nwp-settlements-failed' },
    { name: 'nwp-merchant-webhooks', open: true },
    { name: 'nwp-email-legacy', plain: true },
  ],
  [{ name: 'nwp-payouts' }],
]

/** Northwind Pay's queues: settlements as they should be, one that anybody may send to, and one of before encryption. */
async function seedSqs(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of QUEUES[index] ?? []) await makeQueue(account, region, plan)
}

async function makeQueue(account: SeedAccount, region: string, plan: Plan): Promise<void> {
  const arn = (name: string) => `arn:aws:sqs:${region}:${account.id}:${name}`
  const { name: QueueName, key, deadLetters, plain, open } = plan
  const statement = { Sid: 'Partners', Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: arn(QueueName) }
  const redrive = deadLetters && { deadLetterTargetArn: arn(deadLetters), maxReceiveCount: 5 }
  const Attributes = {
    ...(key ? { KmsMasterKeyId: key } : { SqsManagedSseEnabled: plain ? 'false' : 'true' }),
    ...(redrive && { RedrivePolicy: JSON.stringify(redrive) }),
    ...(open && { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }),
  }
  const input = { QueueName, Attributes, tags: { owner: 'platform' } }
  await account.client(SQSClient, region).send(new CreateQueueCommand(input))
}

export default { since: 610, after: ['kms'], fill: seedSqs } satisfies Seed
