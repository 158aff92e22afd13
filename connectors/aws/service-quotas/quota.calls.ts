import { ListServiceQuotasCommand, ListServicesCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import type { Quota } from './quota.ts'

export const listServices = list({
  action: 'servicequotas:ListServices',
  client: ServiceQuotasClient,
  command: ListServicesCommand,
  items: 'Services',
  id: 'ServiceCode',
  token: 'NextToken',
})

export const listServiceQuotas = list({
  action: 'servicequotas:ListServiceQuotas',
  client: ServiceQuotasClient,
  command: ListServiceQuotasCommand,
  items: 'Quotas',
  id: 'QuotaArn',
  token: 'NextToken',
})

const read: Reader<Quota> = async function* (aws) {
  const services = aws.list(listServices, {})
  for await (const settings of underEach(aws, services, ({ ServiceCode }) =>
    aws.list(listServiceQuotas, { ServiceCode }),
  ))
    yield { id: settings.QuotaArn, name: settings.QuotaName, settings }
}

export default read
