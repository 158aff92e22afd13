import { DescribeDeliveryStreamCommand, FirehoseClient, ListDeliveryStreamsCommand } from '@aws-sdk/client-firehose'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { DeliveryStream } from './delivery-stream.ts'

/** AWS has no token here: the next page begins after the last name of this one. */
export const listDeliveryStreams = list({
  action: 'firehose:ListDeliveryStreams',
  client: FirehoseClient,
  command: ListDeliveryStreamsCommand,
  items: 'DeliveryStreamNames',
  token: {
    input: 'ExclusiveStartDeliveryStreamName',
    next: page => (page.HasMoreDeliveryStreams ? page.DeliveryStreamNames?.at(-1) : undefined),
  },
})

export const describeDeliveryStream = call({
  action: 'firehose:DescribeDeliveryStream',
  client: FirehoseClient,
  command: DescribeDeliveryStreamCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<DeliveryStream> = async function* (aws) {
  for await (const DeliveryStreamName of aws.list(listDeliveryStreams, { Limit: 100 }))
    yield {
      id: arnOf(aws, 'firehose', `deliverystream/${DeliveryStreamName}`),
      name: DeliveryStreamName,
      settings: {
        DeliveryStreamName,
        DeliveryStream: aws.get(describeDeliveryStream, { DeliveryStreamName }, r => r.DeliveryStreamDescription),
      },
    }
}

export default read
