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

const STORE = {
  EventDataStoreArn: 'arn:aws:cloudtrail:us-east-1:210987654321:eventdatastore/9c1d6a2e-40b7-4c58-8a3f-5d1e7f2b6c90',
  Name: 'nwp-investigations',
}

export const answers: readonly Answer[] = [
  {
    service: 'cloudtrail',
    operation: 'ListEventDataStores',
    respond: ({ region }) => json({ EventDataStores: region === 'us-east-1' ? [STORE] : [] }),
  },
  {
    service: 'cloudtrail',
    operation: 'GetEventDataStore',
    respond: ({ now }) =>
      json({
        ...STORE,
        ...{ Status: 'ENABLED', MultiRegionEnabled: true, OrganizationEnabled: false, RetentionPeriod: 366 },
        ...{ TerminationProtectionEnabled: true, BillingMode: 'EXTENDABLE_RETENTION_PRICING' },
        CreatedTimestamp: secondsAgo(now, 300 * 86_400),
        UpdatedTimestamp: secondsAgo(now, 300 * 86_400),
      }),
  },
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
