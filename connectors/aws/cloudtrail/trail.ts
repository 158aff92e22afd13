import type {
  AdvancedEventSelector,
  EventSelector,
  GetTrailStatusResponse,
  InsightSelector,
  Trail as ListedTrail,
} from '@aws-sdk/client-cloudtrail'
import { evidenceType } from '../../kit/index.ts'

/** As DescribeTrails answers it, with what GetTrailStatus, GetEventSelectors and GetInsightSelectors add. */
export interface Trail extends ListedTrail {
  Status: Pick<GetTrailStatusResponse, 'IsLogging' | 'StartLoggingTime' | 'StopLoggingTime'> | null
  /** The rest of GetTrailStatus: what moves with every delivery. */
  Deliveries: Pick<GetTrailStatusResponse, (typeof DELIVERIES)[number]> | null
  EventSelectors: EventSelector[] | null
  AdvancedEventSelectors: AdvancedEventSelector[] | null
  InsightSelectors: InsightSelector[] | null
}

export const DELIVERIES = [
  'LatestDeliveryTime',
  'LatestDeliveryError',
  'LatestNotificationTime',
  'LatestNotificationError',
  'LatestCloudWatchLogsDeliveryTime',
  'LatestCloudWatchLogsDeliveryError',
  'LatestDigestDeliveryTime',
  'LatestDigestDeliveryError',
] as const

export const trail = evidenceType<Trail>({
  id: 'aws.cloudtrail.trail',
  title: 'CloudTrail trails, what they record and whether they log',
  reach: 'region',
  population:
    'every trail that DescribeTrails shows the account in the region (includeShadowTrails=true), the trails of its organization among them; a multi-Region trail is listed in its home region only, or, if that is outside the run, in the first region of the run',
  observed: ['/Deliveries'],
})
