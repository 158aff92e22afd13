import { evidence, service } from '../../kit/index.ts'
import { quota } from './quota.ts'
import { quotaRequest } from './quota-request.ts'

export const serviceQuotas = service('service-quotas', 'Service Quotas', [
  evidence(quota, () => import('./quota.calls.ts')),
  evidence(quotaRequest, () => import('./quota-request.calls.ts')),
])
