import { KafkaClient, ListKafkaVersionsCommand } from '@aws-sdk/client-kafka'
import { list, type Reader } from '../../kit/index.ts'
import type { KafkaVersion } from './kafka-version.ts'

export const listKafkaVersions = list({
  action: 'kafka:ListKafkaVersions',
  client: KafkaClient,
  command: ListKafkaVersionsCommand,
  items: 'KafkaVersions',
  id: 'Version',
  token: 'NextToken',
})

const read: Reader<KafkaVersion> = async function* (aws) {
  for await (const one of aws.list(listKafkaVersions, { MaxResults: 100 }))
    yield { id: one.Version, name: one.Version, settings: one }
}

export default read
