import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Why an alarm is in its state, in the words of CloudWatch; the emulator's alarms are never looked at.

const NO_DATA =
  'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].'
const BELOW = 'Threshold Crossed: 3 out of the last 3 datapoints were not greater than the threshold (85.0).'

/** Payouts are made at night, and keep the processors busy. The emulator knows nothing of mute rules. */
const nightly = (region: string, now: Date) => ({
  AlarmMuteRuleArn: `arn:aws:cloudwatch:${region}:210987654321:alarm-mute-rule:nwp-payouts-night`,
  Status: 'SCHEDULED',
  MuteType: 'RECURRING',
  LastUpdatedTimestamp: secondsAgo(now, 75 * 86_400),
})

export const answers: readonly Answer[] = [
  {
    service: 'monitoring',
    operation: 'ListAlarmMuteRules',
    respond: ({ region, now }) =>
      json({ AlarmMuteRuleSummaries: region === 'us-east-1' ? [] : [nightly(region, now)] }),
  },
  {
    service: 'monitoring',
    operation: 'GetAlarmMuteRule',
    respond: ({ region, now }) =>
      json({
        ...nightly(region, now),
        Name: 'nwp-payouts-night',
        Rule: { Schedule: { Expression: 'cron(0 1 * * *)', Duration: 'PT2H', Timezone: 'Europe/Dublin' } },
        MuteTargets: { AlarmNames: ['nwp-payouts-cpu'] },
      }),
  },
  {
    service: 'monitoring',
    operation: 'DescribeAlarms',
    respond: () => null,
    rewrite: (body, { region }) =>
      body.replaceAll('Unchecked: Initial alarm creation', region === 'us-east-1' ? NO_DATA : BELOW),
  },
]
