import type { ServiceQuota } from '@aws-sdk/client-service-quotas'
import { evidenceType } from '../../kit/index.ts'

/** One quota, as `ListServiceQuotas` answers it: the value in force, not what is used of it. */
export type Quota = ServiceQuota

export const quota = evidenceType<Quota>({
  id: 'aws.service-quotas.quota',
  title: 'Quotas of AWS services that are in force',
  reach: 'region',
  population:
    'every quota of every service that Service Quotas knows in the region, with the value that holds for the account',
  onRequest: true,
})
