import type { ServerlessCache as AwsServerlessCache } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One serverless cache, as `DescribeServerlessCaches` answers it. */
export type ServerlessCache = AwsServerlessCache

export const serverlessCache = evidenceType<ServerlessCache>({
  id: 'aws.elasticache.serverless-cache',
  title: 'Serverless caches of ElastiCache, their keys, network and backups',
  reach: 'region',
  population: 'every serverless cache of ElastiCache of the account in the region, in any state',
})
