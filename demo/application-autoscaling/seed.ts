import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const WAYS = ['Read', 'Write'] as const

/** Locks on payouts come and go with the day, and their table scales with them. */
async function seedApplicationAutoScaling(account: SeedAccount): Promise<void> {
  const client = account.client(ApplicationAutoScalingClient, account.regions[1])
  for (const way of WAYS) {
    const of = {
      ServiceNamespace: 'dynamodb',
      ResourceId: 'table/nwp-payout-locks',
      ScalableDimension: `dynamodb:table:${way}CapacityUnits`,
    } as const
    const running = {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    }
    await client.send(
      new RegisterScalableTargetCommand({
        ...of,
        MinCapacity: 5,
        MaxCapacity: 200,
        RoleARN: `arn:aws:iam::${account.id}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable`,
        SuspendedState: running,
      }),
    )
    await client.send(
      new PutScalingPolicyCommand({
        ...of,
        PolicyName: `nwp-payout-locks-${way.toLowerCase()}`,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 70,
          PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${way}CapacityUtilization` },
        },
      }),
    )
  }
}

export default { since: 300, after: ['dynamodb'], fill: seedApplicationAutoScaling } satisfies Seed
