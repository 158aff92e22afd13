import { type Answer, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Amazon ElastiCache API Reference, DescribeServiceUpdates. The emulator knows no updates.

export const answers: readonly Answer[] = [
  {
    service: 'elasticache',
    operation: 'DescribeServiceUpdates',
    respond: ({ now }) =>
      xml(`<DescribeServiceUpdatesResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">
  <DescribeServiceUpdatesResult><ServiceUpdates><ServiceUpdate>
    <ServiceUpdateName>elasticache-redis-update-20261020</ServiceUpdateName>
    <ServiceUpdateReleaseDate>${daysAgo(now, 35)}</ServiceUpdateReleaseDate>
    <ServiceUpdateSeverity>important</ServiceUpdateSeverity>
    <ServiceUpdateRecommendedApplyByDate>${daysAgo(now, -25)}</ServiceUpdateRecommendedApplyByDate>
    <ServiceUpdateStatus>available</ServiceUpdateStatus>
    <ServiceUpdateType>security-update</ServiceUpdateType>
    <Engine>redis</Engine>
  </ServiceUpdate></ServiceUpdates></DescribeServiceUpdatesResult>
</DescribeServiceUpdatesResponse>`),
  },
]
