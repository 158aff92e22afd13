import { type Answer, json } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the Amazon MSK API Reference (2018-11-14): payments pass through one cluster, which some services still
// reach in clear.

const MAIN = 'us-east-1'
const NAME = 'nwp-events'

export const answers: readonly Answer[] = [
  {
    service: 'kafka',
    operation: /^GET \/api\/v2\/clusters$/,
    respond: ({ region, now }) =>
      json({
        clusterInfoList:
          region === MAIN
            ? [
                {
                  clusterType: 'PROVISIONED',
                  clusterArn: `arn:aws:kafka:${MAIN}:210987654321:cluster/${NAME}/6f1d2c3b-4a59-4e68-9b7a-0c1d2e3f4a5b-9`,
                  clusterName: NAME,
                  creationTime: before(now, 430).toISOString(),
                  currentVersion: 'K3AEGXETSR30VB',
                  state: 'ACTIVE',
                  tags: { owner: 'platform' },
                  provisioned: {
                    brokerNodeGroupInfo: {
                      instanceType: 'kafka.m5.large',
                      connectivityInfo: { publicAccess: { type: 'DISABLED' } },
                    },
                    currentBrokerSoftwareInfo: { kafkaVersion: '3.6.0' },
                    clientAuthentication: {
                      sasl: { iam: { enabled: true }, scram: { enabled: false } },
                      unauthenticated: { enabled: true },
                    },
                    encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS_PLAINTEXT', inCluster: true } },
                    enhancedMonitoring: 'PER_BROKER',
                    numberOfBrokerNodes: 3,
                  },
                },
              ]
            : [],
      }),
  },
  {
    service: 'kafka',
    operation: /^GET \/v1\/kafka-versions$/,
    respond: () =>
      json({
        kafkaVersions: [
          { version: '2.2.1', status: 'DEPRECATED' },
          { version: '3.6.0', status: 'ACTIVE' },
          { version: '3.8.x', status: 'ACTIVE' },
        ],
      }),
  },
]
