import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Config API Reference (2014-11-12); times are seconds since 1970. The emulator's recorder never
// gets past PENDING, and it lacks DescribeDeliveryChannelStatus.

const succeeded = (now: Date, seconds: number) => ({
  lastStatus: 'SUCCESS',
  lastAttemptTime: secondsAgo(now, seconds),
  lastSuccessfulTime: secondsAgo(now, seconds),
})

const status = (region: string, now: Date) =>
  region === 'us-east-1'
    ? {
        recording: true,
        lastStatus: 'SUCCESS',
        lastStartTime: secondsAgo(now, 1209 * 86_400),
        lastStatusChangeTime: secondsAgo(now, 300),
      }
    : { recording: false, lastStatus: 'PENDING' }

export const answers: readonly Answer[] = [
  {
    service: 'config',
    operation: 'DescribeConfigurationRecorderStatus',
    respond: ({ region, now }) => json({ ConfigurationRecordersStatus: [{ name: 'default', ...status(region, now) }] }),
  },
  {
    service: 'config',
    operation: 'DescribeDeliveryChannelStatus',
    respond: ({ region, now }) =>
      json({
        DeliveryChannelsStatus: [
          {
            name: 'default',
            configHistoryDeliveryInfo: region === 'us-east-1' ? succeeded(now, 3000) : {},
            configStreamDeliveryInfo: { lastStatus: 'NOT_APPLICABLE' },
          },
        ],
      }),
  },
]
