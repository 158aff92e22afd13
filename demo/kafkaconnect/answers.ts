import { type Answer, json } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the MSK Connect API Reference; the emulator lacks the service. Events of payments are copied to a bucket.

const MAIN = 'us-east-1'
const connectorArn = `arn:aws:kafkaconnect:${MAIN}:210987654321:connector/nwp-events-to-s3/0d9c8b7a-6f5e-4d3c-2b1a-0f9e8d7c6b5a-2`

const listed = (now: Date) => ({
  connectorArn,
  connectorName: 'nwp-events-to-s3',
  connectorState: 'RUNNING',
  creationTime: before(now, 60).toISOString(),
  currentVersion: 'K3OXDEA3JQLOR0',
  kafkaCluster: {
    apacheKafkaCluster: {
      bootstrapServers: 'b-1.nwpevents.c9.kafka.us-east-1.amazonaws.com:9098',
      vpc: { subnets: ['subnet-0a1b2c3d4e5f60718'], securityGroups: ['sg-0a1b2c3d4e5f60718'] },
    },
  },
  kafkaClusterClientAuthentication: { authenticationType: 'IAM' },
  kafkaClusterEncryptionInTransit: { encryptionType: 'TLS' },
  kafkaConnectVersion: '2.7.1',
  logDelivery: { workerLogDelivery: { cloudWatchLogs: { enabled: false } } },
  serviceExecutionRoleArn: 'arn:aws:iam::210987654321:role/nwp-events-to-s3',
})

export const answers: readonly Answer[] = [
  {
    service: 'kafkaconnect',
    operation: /^GET \/v1\/connectors$/,
    respond: ({ region, now }) => json({ connectors: region === MAIN ? [listed(now)] : [] }),
  },
  {
    service: 'kafkaconnect',
    operation: /^GET \/v1\/connectors\/[^/]+$/,
    respond: ({ now }) =>
      json({
        ...listed(now),
        connectorConfiguration: {
          'connector.class': 'io.confluent.connect.s3.S3SinkConnector',
          'aws.secret.access.key': 'demo-only-7Hq3',
        },
      }),
  },
]
