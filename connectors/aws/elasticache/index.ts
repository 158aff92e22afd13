import { evidence, service } from '../../kit/index.ts'
import * as cacheClusterChecks from './cache-cluster.checks.ts'
import { cacheCluster } from './cache-cluster.ts'
import * as groupAccessChecks from './group-access.checks.ts'
import * as replicationGroupChecks from './replication-group.checks.ts'
import { replicationGroup } from './replication-group.ts'
import * as serverlessCacheChecks from './serverless-cache.checks.ts'
import { serverlessCache } from './serverless-cache.ts'
import { serviceUpdate } from './service-update.ts'
import { subnetGroup } from './subnet-group.ts'
import { user } from './user.ts'
import { userGroup } from './user-group.ts'

export const elasticache = service('elasticache', 'Amazon ElastiCache', [
  evidence(cacheCluster, () => import('./cache-cluster.calls.ts'), cacheClusterChecks),
  evidence(replicationGroup, () => import('./replication-group.calls.ts'), replicationGroupChecks, groupAccessChecks),
  evidence(serverlessCache, () => import('./serverless-cache.calls.ts'), serverlessCacheChecks),
  evidence(serviceUpdate, () => import('./service-update.calls.ts')),
  evidence(subnetGroup, () => import('./subnet-group.calls.ts')),
  evidence(user, () => import('./user.calls.ts')),
  evidence(userGroup, () => import('./user-group.calls.ts')),
])
