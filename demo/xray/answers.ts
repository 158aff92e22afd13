import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS X-Ray API Reference; the emulator takes traces and knows no settings. What every account begins with.

const DAY = 86_400
const HERE = (region: string) => `arn:aws:xray:${region}:210987654321`

export const answers: readonly Answer[] = [
  {
    service: 'xray',
    operation: /^POST \/EncryptionConfig$/,
    respond: () => json({ EncryptionConfig: { KeyId: null, Status: 'ACTIVE', Type: 'NONE' } }),
  },
  {
    service: 'xray',
    operation: /^POST \/Groups$/,
    respond: ({ region }) =>
      json({
        Groups: [
          {
            GroupName: 'Default',
            GroupARN: `${HERE(region)}:group/Default`,
            InsightsConfiguration: { InsightsEnabled: false, NotificationsEnabled: false },
          },
        ],
      }),
  },
  {
    service: 'xray',
    operation: /^POST \/GetSamplingRules$/,
    respond: ({ region, now }) =>
      json({
        SamplingRuleRecords: [
          {
            SamplingRule: {
              ...{ RuleName: 'Default', RuleARN: `${HERE(region)}:sampling-rule/Default`, ResourceARN: '*' },
              ...{ Priority: 10000, FixedRate: 0.05, ReservoirSize: 1, ServiceName: '*', ServiceType: '*' },
              ...{ Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1, Attributes: {} },
            },
            CreatedAt: secondsAgo(now, 600 * DAY),
            ModifiedAt: secondsAgo(now, 600 * DAY),
          },
        ],
      }),
  },
]
