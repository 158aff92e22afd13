import { type Answer, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Amazon ElastiCache API Reference, DescribeServerlessCaches, DescribeServiceUpdates and DescribeUserGroups. The emulator
// knows none of them.

const SESSIONS = `<member>
    <UserGroupId>nwp-sessions</UserGroupId><Status>active</Status><Engine>redis</Engine>
    <UserIds><member>nwp-sessions-app</member></UserIds>
    <ReplicationGroups><member>nwp-sessions</member></ReplicationGroups>
    <ARN>arn:aws:elasticache:us-east-1:210987654321:usergroup:nwp-sessions</ARN>
  </member>`

const CARTS = `<member>
    <ServerlessCacheName>nwp-carts</ServerlessCacheName><Status>available</Status><Engine>valkey</Engine>
    <MajorEngineVersion>8</MajorEngineVersion><FullEngineVersion>8.0</FullEngineVersion>
    <SecurityGroupIds><member>sg-0a1b2c3d4e5f60718</member></SecurityGroupIds>
    <Endpoint><Address>nwp-carts-9.serverless.use1.cache.amazonaws.com</Address><Port>6379</Port></Endpoint>
    <ARN>arn:aws:elasticache:us-east-1:210987654321:serverlesscache:nwp-carts</ARN>
    <SubnetIds><member>subnet-0a1b2c3d4e5f60718</member></SubnetIds>
    <SnapshotRetentionLimit>0</SnapshotRetentionLimit>
  </member>`

export const answers: readonly Answer[] = [
  {
    service: 'elasticache',
    operation: 'DescribeServerlessCaches',
    respond: ({ region }) =>
      xml(`<DescribeServerlessCachesResponse xmlns="http://elasticache.amazonaws.com/doc/2015-02-02/">
  <DescribeServerlessCachesResult><ServerlessCaches>${region === 'us-east-1' ? CARTS : ''}</ServerlessCaches></DescribeServerlessCachesResult>
</DescribeServerlessCachesResponse>`),
  },
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
