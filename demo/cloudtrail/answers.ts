import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shape of the AWS CloudTrail API Reference (2013-11-01), GetTrailStatus; times are seconds since 1970. The emulator
// knows nothing of deliveries, so the audit trail of the seed is answered here.

export const answers: readonly Answer[] = [
  {
    service: 'cloudtrail',
    operation: 'GetTrailStatus',
    respond: ({ body, now }) =>
      body.includes(':trail/nwp-audit"')
        ? json({
            IsLogging: true,
            StartLoggingTime: 1_735_722_000,
            LatestDeliveryTime: secondsAgo(now, 240),
            LatestCloudWatchLogsDeliveryTime: secondsAgo(now, 90),
            LatestDigestDeliveryTime: secondsAgo(now, 1800),
          })
        : null,
  },
]
