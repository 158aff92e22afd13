import { GetBucketsCommand, LightsailClient } from '@aws-sdk/client-lightsail'
import { list, type Reader } from '../../kit/index.ts'
import type { Bucket } from './bucket.ts'

export const getBuckets = list({
  action: 'lightsail:GetBuckets',
  client: LightsailClient,
  command: GetBucketsCommand,
  items: 'buckets',
  id: 'arn',
  token: { input: 'pageToken', next: page => page.nextPageToken },
})

const read: Reader<Bucket> = async function* (aws) {
  for await (const settings of aws.list(getBuckets, {})) yield { id: settings.arn, name: settings.name, settings }
}

export default read
