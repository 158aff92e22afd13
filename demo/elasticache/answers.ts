import { type Answer, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Amazon ElastiCache API Reference, DescribeServiceUpdates and DescribeUserGroups. The emulator knows neither.

const SESSIONS = `<member>
    <UserGroupId>nwp-sessions</UserGroupId><Status>active</Status><Engine>redis</Engine>
    <UserIds><member>nwp-sessions-app</member></UserIds>
    <ReplicationGroups><member>nwp-sessions</member></ReplicationGroups>
    <ARN>arn:aws:elasticache:us-east-1:210987654321:usergroup:nwp-sessions</ARN>
  </member>`

export const answers: readonly Answer[] = [
  {
    service: 'elasticache',
    operation: 'DescribeUserGroups',
    respond: ({ region }) =>
      xml(`<DescribeUserGroupsResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">
  <DescribeUserGroupsResult><UserGroups>${region === 'us-east-1' ? SESSIONS : ''}</UserGroups></DescribeUserGroupsResult>
</DescribeUserGroupsResponse>`),
  },
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
