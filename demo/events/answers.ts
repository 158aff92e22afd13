import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Amazon EventBridge API Reference, ListEventSources and ListEndpoints. The emulator has neither partners nor global end points.

const ARN = 'arn:aws:events:us-east-1:210987654321:endpoint/payments'
const busIn = (region: string) => ({ EventBusArn: `arn:aws:events:${region}:210987654321:event-bus/payments` })

const REGISTRY = {
  RegistryArn: 'arn:aws:schemas:us-east-1:210987654321:registry/payments',
  RegistryName: 'payments',
  Tags: { owner: 'platform' },
}

/** A partner's developers read the schemas. */
const SHARED = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'partner',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::555566667777:root' },
      Action: ['schemas:DescribeRegistry', 'schemas:DescribeSchema', 'schemas:ListSchemas'],
      Resource: REGISTRY.RegistryArn,
    },
  ],
}

/** Payments are to go on in the second region; copies were turned off once to save money. */
const payments = (now: Date) => ({
  ...{ Name: 'payments', Arn: ARN, EndpointId: 'a1b2c3d4e5.veo', State: 'ACTIVE' },
  EndpointUrl: 'https://a1b2c3d4e5.veo.endpoint.events.amazonaws.com',
  RoutingConfig: {
    FailoverConfig: {
      Primary: { HealthCheck: 'arn:aws:route53:::healthcheck/4c1f1c0e-7a1e-4b5d-9d6e-0a1b2c3d4e5f' },
      Secondary: { Route: 'eu-west-1' },
    },
  },
  ReplicationConfig: { State: 'DISABLED' },
  EventBuses: [busIn('us-east-1'), busIn('eu-west-1')],
  ...{ CreationTime: secondsAgo(now, 300 * 86_400), LastModifiedTime: secondsAgo(now, 120 * 86_400) },
})

export const answers: readonly Answer[] = [
  {
    service: 'events',
    operation: 'ListEndpoints',
    respond: ({ region, now }) => json({ Endpoints: region === 'us-east-1' ? [payments(now)] : [] }),
  },
  {
    service: 'schemas',
    operation: /^GET \/v1\/registries$/,
    respond: ({ region }) => json({ Registries: region === 'us-east-1' ? [REGISTRY] : [] }),
  },
  {
    service: 'schemas',
    operation: /^GET \/v1\/policy$/,
    respond: () => json({ RevisionId: '1', Policy: JSON.stringify(SHARED) }),
  },
  { service: 'events', operation: 'ListEventSources', respond: () => json({ EventSources: [] }) },
]
