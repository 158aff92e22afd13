import { type Answer, json } from './answer.ts'

// Wire shape of the AWS CloudTrail API Reference (2013-11-01), GetTrailStatus; times are seconds since 1970. The emulator
// knows nothing of deliveries, so the audit trail of the seed is answered here.

const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds

export const answers: readonly Answer[] = [
  {
    service: 'cloudtrail',
    operation: 'GetTrailStatus',
    respond: ({ body }) =>
      body.includes(':trail/nwp-audit"')
        ? json({
            IsLogging: true,
            StartLoggingTime: 1_735_722_000,
            LatestDeliveryTime: secondsAgo(240),
            LatestCloudWatchLogsDeliveryTime: secondsAgo(90),
            LatestDigestDeliveryTime: secondsAgo(1800),
          })
        : null,
  },
]
