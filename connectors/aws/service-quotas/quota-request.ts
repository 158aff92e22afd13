import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas'
import { evidenceType } from '../../kit/index.ts'

/** One request, as `ListRequestedServiceQuotaChangeHistory` answers it. */
export type QuotaRequest = RequestedServiceQuotaChange

export const quotaRequest = evidenceType<QuotaRequest>({
  id: 'aws.service-quotas.quota-request',
  title: 'Requests for higher quotas, and what became of them',
  reach: 'region',
  population:
    'every request of the account in the region to raise a quota that Service Quotas still lists, in any state; quotas that were never raised are not among them',
})
