import { ListRequestedServiceQuotaChangeHistoryCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { list, type Reader } from '../../kit/index.ts'
import type { QuotaRequest } from './quota-request.ts'

export const listRequestedServiceQuotaChangeHistory = list({
  action: 'servicequotas:ListRequestedServiceQuotaChangeHistory',
  client: ServiceQuotasClient,
  command: ListRequestedServiceQuotaChangeHistoryCommand,
  items: 'RequestedQuotas',
  id: 'Id',
  token: 'NextToken',
})

const read: Reader<QuotaRequest> = async function* (aws) {
  for await (const settings of aws.list(listRequestedServiceQuotaChangeHistory, {})) {
    const { Id: id, QuotaName: name } = settings
    yield { id, name: name || id, settings }
  }
}

export default read
