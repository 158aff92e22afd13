import { APIGatewayClient, GetDomainNamesCommand } from '@aws-sdk/client-api-gateway'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { DomainName } from './domain-name.ts'

export const getDomainNames = list({
  action: 'apigateway:GET',
  client: APIGatewayClient,
  command: GetDomainNamesCommand,
  items: 'items',
  id: 'domainName',
  token: { input: 'position', next: page => page.position },
})

const read: Reader<DomainName> = async function* (aws) {
  for await (const settings of aws.list(getDomainNames, { limit: 500 })) {
    const { domainName: name, domainNameArn } = settings
    yield { id: domainNameArn ?? arnOf(aws, 'apigateway', `/domainnames/${name}`, { account: '' }), name, settings }
  }
}

export default read
