import {
  DescribeStreamSummaryCommand,
  GetResourcePolicyCommand,
  KinesisClient,
  ListStreamsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-kinesis'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Stream } from './stream.ts'

// Error names: Amazon Kinesis API reference, each operation's page.
const stream = { client: KinesisClient, gone: ['ResourceNotFoundException'] }

export const listStreams = list({
  action: 'kinesis:ListStreams',
  client: KinesisClient,
  command: ListStreamsCommand,
  items: 'StreamNames',
  token: 'NextToken',
})

export const describeStream = call({
  ...stream,
  action: 'kinesis:DescribeStreamSummary',
  command: DescribeStreamSummaryCommand,
})

export const getResourcePolicy = call({
  ...stream,
  action: 'kinesis:GetResourcePolicy',
  command: GetResourcePolicyCommand,
})

export const listTags = call({ ...stream, action: 'kinesis:ListTagsForResource', command: ListTagsForResourceCommand })

/** Of a stream without a policy AWS answers an empty one. */
const policyIn = (text: string | undefined): string | undefined => (text === '' || text === '{}' ? undefined : text)

const read: Reader<Stream> = async function* (aws) {
  for await (const StreamName of aws.list(listStreams, {})) {
    const ResourceARN = arnOf(aws, 'kinesis', `stream/${StreamName}`)
    yield {
      id: ResourceARN,
      name: StreamName,
      settings: {
        StreamName,
        Stream: aws.get(describeStream, { StreamName }, r => r.StreamDescriptionSummary),
        ResourcePolicy: aws.get(getResourcePolicy, { ResourceARN }, r => policyIn(r.Policy)),
        Tags: aws.get(listTags, { ResourceARN }, r => r.Tags ?? []),
      },
    }
  }
}

export default read
