import type { StreamDescriptionSummary, Tag } from '@aws-sdk/client-kinesis'
import { evidenceType } from '../../kit/index.ts'

export interface Stream {
  StreamName: string
  /** `DescribeStreamSummary`. */
  Stream: StreamDescriptionSummary | null
  /** `GetResourcePolicy`; `null`: the stream has none. */
  ResourcePolicy: string | null
  Tags: Tag[] | null
}

export const stream = evidenceType<Stream>({
  id: 'aws.kinesis.stream',
  title: 'Kinesis data streams, their encryption, retention and policies',
  reach: 'region',
  population: 'every data stream of the account in the region; what is in a stream is not read',
  observed: ['/Stream/OpenShardCount', '/Stream/ConsumerCount'],
})
