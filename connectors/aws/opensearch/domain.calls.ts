import { DescribeDomainsCommand, ListDomainNamesCommand, OpenSearchClient } from '@aws-sdk/client-opensearch'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { described } from '../shared/batches.ts'
import type { Domain } from './domain.ts'

export const listDomainNames = list({
  action: 'es:ListDomainNames',
  client: OpenSearchClient,
  command: ListDomainNamesCommand,
  items: 'DomainNames',
  id: 'DomainName',
})

const ACTION = 'es:DescribeDomains'

export const describeDomains = call({ action: ACTION, client: OpenSearchClient, command: DescribeDomainsCommand })

async function* namesIn(aws: Aws): AsyncGenerator<string> {
  for await (const { DomainName } of aws.list(listDomainNames, {})) yield DomainName
}

const read: Reader<Domain> = async function* (aws) {
  const domains = described(aws, namesIn(aws), {
    size: 5,
    ask: DomainNames => aws.get(describeDomains, { DomainNames }, r => r.DomainStatusList),
    nameOf: of => of.DomainName,
    action: ACTION,
  })
  for await (const { name, description } of domains)
    yield { id: arnOf(aws, 'es', `domain/${name}`), name, settings: { DomainName: name, Domain: description } }
}

export default read
