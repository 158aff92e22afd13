import { type Answer, type AnswerRequest, type AnswerResponse, json } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon MQ API Reference: members begin with a small letter there.

const MAIN = 'us-east-1'
const PAYOUTS = 'b-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'
const LEGACY = 'b-2b3c4d5e-6f70-4b8c-9dae-1f2a3b4c5d6e'

const ours = (now: Date) => [
  {
    brokerId: PAYOUTS,
    brokerName: 'nwp-payouts',
    brokerArn: `arn:aws:mq:${MAIN}:210987654321:broker:nwp-payouts:${PAYOUTS}`,
    brokerState: 'RUNNING',
    created: daysAgo(now, 330),
    deploymentMode: 'CLUSTER_MULTI_AZ',
    engineType: 'RABBITMQ',
    hostInstanceType: 'mq.m5.large',
  },
  {
    brokerId: LEGACY,
    brokerName: 'nwp-legacy',
    brokerArn: `arn:aws:mq:${MAIN}:210987654321:broker:nwp-legacy:${LEGACY}`,
    brokerState: 'RUNNING',
    created: daysAgo(now, 610),
    deploymentMode: 'SINGLE_INSTANCE',
    engineType: 'ACTIVEMQ',
    hostInstanceType: 'mq.t3.micro',
  },
]

const MORE: Readonly<Record<string, object>> = {
  [PAYOUTS]: {
    engineVersion: '3.13',
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: `arn:aws:kms:${MAIN}:210987654321:alias/nwp-data` },
    logs: { general: true, generalLogGroup: `/aws/amazonmq/broker/${PAYOUTS}/general` },
    authenticationStrategy: 'SIMPLE',
  },
  [LEGACY]: {
    engineVersion: '5.17.6',
    autoMinorVersionUpgrade: false,
    publiclyAccessible: true,
    encryptionOptions: { useAwsOwnedKey: true },
    logs: {
      audit: false,
      auditLogGroup: `/aws/amazonmq/broker/${LEGACY}/audit`,
      general: true,
      generalLogGroup: `/aws/amazonmq/broker/${LEGACY}/general`,
    },
    authenticationStrategy: 'SIMPLE',
    users: [{ username: 'gateway' }],
  },
}

const OF_ONE = /^GET \/v1\/brokers\/([^/]+)$/

const answering = (operation: RegExp, respond: (request: AnswerRequest) => AnswerResponse): Answer => ({
  service: 'mq',
  operation,
  respond,
})

export const answers: readonly Answer[] = [
  answering(/^GET \/v1\/brokers$/, ({ region, now }) => json({ brokerSummaries: region === MAIN ? ours(now) : [] })),
  answering(OF_ONE, ({ method, path, now }) => {
    const id = OF_ONE.exec(`${method} ${path}`)?.[1] ?? ''
    const maintenanceWindowStartTime = { dayOfWeek: 'SUNDAY', timeOfDay: '04:00', timeZone: 'UTC' }
    return json({ ...ours(now).find(({ brokerId }) => brokerId === id), ...MORE[id], maintenanceWindowStartTime })
  }),
]
