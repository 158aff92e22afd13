import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shape of the AWS CloudTrail API Reference (2013-11-01), GetTrailStatus; times are seconds since 1970. The emulator
// knows nothing of deliveries, so the audit trail of the seed is answered here.

const FIRST_SELECTOR = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
}

export const answers: readonly Answer[] = [
  {
    service: 'cloudtrail',
    operation: 'GetTrailStatus',
    respond: ({ body, now }) =>
      body.includes(':trail/nwp-audit"')
        ? json({
            IsLogging: true,
            StartLoggingTime: secondsAgo(now, 1389 * 86_400),
            LatestDeliveryTime: secondsAgo(now, 240),
            LatestCloudWatchLogsDeliveryTime: secondsAgo(now, 90),
            LatestDigestDeliveryTime: secondsAgo(now, 1800),
          })
        : null,
  },
  {
    // A trail without selectors of its own answers with the one that every trail begins with.
    service: 'cloudtrail',
    operation: 'GetEventSelectors',
    respond: () => null,
    rewrite: body => body.replace('"EventSelectors": []', `"EventSelectors": ${JSON.stringify([FIRST_SELECTOR])}`),
  },
  {
    service: 'cloudtrail',
    operation: 'DescribeTrails',
    respond: () => null,
    rewrite: body =>
      body.replaceAll(/("Name": "nwp-audit"(?:(?!"Name":).)*?"HasCustomEventSelectors": )false/g, '$1true'),
  },
]
