import type { DistributionConfig, OriginAccessControlSummary, Tag } from '@aws-sdk/client-cloudfront'
import type { Delivery } from '@aws-sdk/client-cloudwatch-logs'
import { evidenceType } from '../../kit/index.ts'

export interface Distribution {
  Id: string
  ARN: string
  DomainName: string | null
  /** `Deployed`, or `InProgress` while a change is on its way to the edge. */
  Status: string | null
  /** `GetDistributionConfig`. */
  DistributionConfig: DistributionConfig | null
  /** `ListOriginAccessControls`: those that its origins name. */
  OriginAccessControls: OriginAccessControlSummary[] | null
  /** `ListTagsForResource`. */
  Tags: Tag[] | null
  /** Standard logging (v2): `DescribeDeliveries` of the sources of CloudWatch Logs that name the distribution. */
  LogDeliveries: Delivery[] | null
}

/** Headers that CloudFront adds towards an origin are how origins know it: their values are shared secrets. */
export const distribution = evidenceType<Distribution>({
  id: 'aws.cloudfront.distribution',
  title: 'CloudFront distributions, their origins, TLS, logging and web ACLs',
  reach: 'account',
  population: 'every distribution of the account, multi-tenant ones among them; tenants are not read one by one',
  observed: ['/Status'],
  secrets: [
    {
      pointer: '/DistributionConfig/Origins/Items/*/CustomHeaders/Items/*/HeaderValue',
      rule: 'cloudfront-origin-header',
    },
  ],
})
