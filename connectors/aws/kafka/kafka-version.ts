import type { KafkaVersion as AwsKafkaVersion } from '@aws-sdk/client-kafka'
import { evidenceType } from '../../kit/index.ts'

/** One version as ListKafkaVersions answers it. */
export type KafkaVersion = AwsKafkaVersion

export const kafkaVersion = evidenceType<KafkaVersion>({
  id: 'aws.kafka.kafka-version',
  title: 'Versions of Kafka and whether AWS supports them',
  reach: 'region',
  population: 'every version of Apache Kafka that Amazon MSK offers in the region, and its state',
})
