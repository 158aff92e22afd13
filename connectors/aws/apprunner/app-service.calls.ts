import { AppRunnerClient, DescribeServiceCommand, ListServicesCommand } from '@aws-sdk/client-apprunner'
import { call, list, type Reader } from '../../kit/index.ts'
import type { AppService } from './app-service.ts'

export const listServices = list({
  action: 'apprunner:ListServices',
  client: AppRunnerClient,
  command: ListServicesCommand,
  items: 'ServiceSummaryList',
  id: 'ServiceArn',
  token: 'NextToken',
})

export const describeService = call({
  action: 'apprunner:DescribeService',
  client: AppRunnerClient,
  command: DescribeServiceCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<AppService> = async function* (aws) {
  for await (const { ServiceArn, ServiceName: name } of aws.list(listServices, {}))
    yield { id: ServiceArn, name, settings: { Service: aws.get(describeService, { ServiceArn }, r => r.Service) } }
}

export default read
