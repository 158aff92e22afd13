import { type HealthCheck, ListHealthChecksCommand, Route53Client } from '@aws-sdk/client-route-53'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

export const listHealthChecks = list({
  action: 'route53:ListHealthChecks',
  client: Route53Client,
  command: ListHealthChecksCommand,
  items: 'HealthChecks',
  id: 'Id',
  token: { input: 'Marker', next: page => page.NextMarker },
})

const read: Reader<HealthCheck> = async function* (aws) {
  for await (const check of aws.list(listHealthChecks, {}))
    yield {
      id: arnOf(aws, 'route53', `healthcheck/${check.Id}`, { account: '', region: '' }),
      name: check.HealthCheckConfig?.FullyQualifiedDomainName ?? check.Id,
      settings: check,
    }
}

export default read
