import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { ALERTS } from '../sns/seed.ts'

/** A stack of nothing but a handle: what stacks make is the seeds' of other services to show. */
const TEMPLATE = JSON.stringify({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Placeholder of the payments network',
  Parameters: { DatabasePassword: { Type: 'String', NoEcho: true }, Stage: { Type: 'String' } },
  Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
})

interface Plan {
  name: string
  kept?: boolean
}

const STACKS: readonly (readonly Plan[])[] = [
  [{ name: 'nwp-network', kept: true }, { name: 'nwp-sandbox' }],
  [{ name: 'nwp-payouts' }],
]

/** Northwind Pay's stacks: the network's tells of changes, and is protected, which the answers say. */
async function seedCloudFormation(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of STACKS[index] ?? []) await makeStack(account, region, plan)
}

async function makeStack(account: SeedAccount, region: string, { name: StackName, kept }: Plan): Promise<void> {
  const client = account.client(CloudFormationClient, region)
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: TEMPLATE,
      Parameters: [
        { ParameterKey: 'DatabasePassword', ParameterValue: 'not-a-real-password' },
        { ParameterKey: 'Stage', ParameterValue: 'production' },
      ],
      NotificationARNs: kept ? [`arn:aws:sns:${region}:${account.id}:${ALERTS}`] : [],
      Tags: [{ Key: 'owner', Value: 'platform' }],
    }),
  )
}

export default { since: 630, after: ['sns'], fill: seedCloudFormation } satisfies Seed
