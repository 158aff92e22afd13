import type { ServiceUpdate as AwsServiceUpdate } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One update, as `DescribeServiceUpdates` answers it. */
export type ServiceUpdate = AwsServiceUpdate

export const serviceUpdate = evidenceType<ServiceUpdate>({
  id: 'aws.elasticache.service-update',
  title: 'Updates that ElastiCache offers, and by when AWS recommends them',
  reach: 'region',
  population:
    'every service update of ElastiCache in the region, of any status, whether a cluster of the account needs it or not',
})
