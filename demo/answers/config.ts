import { type Answer, json } from './answer.ts'

// Wire shapes of the AWS Config API Reference (2014-11-12); times are seconds since 1970. The emulator's recorder never
// gets past PENDING, and it lacks DescribeDeliveryChannelStatus.

const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds

const succeeded = (seconds: number) => ({
  lastStatus: 'SUCCESS',
  lastAttemptTime: secondsAgo(seconds),
  lastSuccessfulTime: secondsAgo(seconds),
})

const status = (region: string) =>
  region === 'us-east-1'
    ? { recording: true, lastStatus: 'SUCCESS', lastStartTime: 1_735_722_000, lastStatusChangeTime: secondsAgo(300) }
    : { recording: false, lastStatus: 'PENDING' }

export const answers: readonly Answer[] = [
  {
    service: 'config',
    operation: 'DescribeConfigurationRecorderStatus',
    respond: ({ region }) => json({ ConfigurationRecordersStatus: [{ name: 'default', ...status(region) }] }),
  },
  {
    service: 'config',
    operation: 'DescribeDeliveryChannelStatus',
    respond: ({ region }) =>
      json({
        DeliveryChannelsStatus: [
          {
            name: 'default',
            configHistoryDeliveryInfo: region === 'us-east-1' ? succeeded(3000) : {},
            configStreamDeliveryInfo: { lastStatus: 'NOT_APPLICABLE' },
          },
        ],
      }),
  },
]
