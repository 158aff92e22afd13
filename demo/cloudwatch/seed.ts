import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { NAMESPACE } from '../logs/seed.ts'
import { ALERTS, UNCONFIRMED } from '../sns/seed.ts'

/** Alarms on what `seedLogs` counts, by metric: which topic they tell. `elsewhere` is the parent company's account. */
const TELLS: Readonly<Record<string, { topic: string; elsewhere?: boolean; muted?: boolean }>> = {
  RootUse: { topic: ALERTS },
  SignInWithoutMfa: { topic: ALERTS },
  TrailChanges: { topic: ALERTS },
  SecurityGroupChanges: { topic: ALERTS },
  FailedSignIns: { topic: UNCONFIRMED },
  KeyLoss: { topic: ALERTS, muted: true },
  RefusedCalls: { topic: 'group-soc', elsewhere: true },
}

/** Northwind Pay's alarms: some reach the security team, others go nowhere, to another account, or are muted. */
export async function seedCloudwatch(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const client = account.client(CloudWatchClient, main)
  for (const [MetricName, { topic, elsewhere, muted }] of Object.entries(TELLS)) {
    const owner = elsewhere ? '430987654321' : account.id
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName: `nwp-${MetricName}`,
        Namespace: NAMESPACE,
        MetricName,
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        ActionsEnabled: !muted,
        AlarmActions: [`arn:aws:sns:${main}:${owner}:${topic}`],
      }),
    )
  }
  await account.client(CloudWatchClient, second).send(
    new PutMetricAlarmCommand({
      AlarmName: 'nwp-payouts-cpu',
      Namespace: 'AWS/RDS',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'nwp-payouts' }],
      Statistic: 'Average',
      Period: 300,
      EvaluationPeriods: 3,
      Threshold: 85,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  )
}

export default { since: 760, after: ['logs', 'sns', 'cloudtrail'], fill: seedCloudwatch } satisfies Seed
