import { CreateScheduleCommand, CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Payouts start every night. */
async function seedScheduler(account: SeedAccount): Promise<void> {
  const scheduler = account.client(SchedulerClient)
  await scheduler.send(new CreateScheduleGroupCommand({ Name: 'nwp-payouts' }))
  await scheduler.send(
    new CreateScheduleCommand({
      Name: 'nwp-nightly-payouts',
      GroupName: 'nwp-payouts',
      ScheduleExpression: 'cron(0 2 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: `arn:aws:lambda:us-east-1:${account.id}:function:nwp-payouts`,
        RoleArn: `arn:aws:iam::${account.id}:role/nwp-scheduler`,
        Input: JSON.stringify({ run: 'nightly' }),
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 5 },
      },
    }),
  )
}

export default { since: 200, fill: seedScheduler } satisfies Seed
