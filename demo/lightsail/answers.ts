import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the Amazon Lightsail API Reference; the emulator lacks the service. A blog that somebody set up by the way.

const MAIN = 'us-east-1'
const DAY = 86_400
const arn = (kind: string, id: string) => `arn:aws:lightsail:${MAIN}:210987654321:${kind}/${id}`
const port = (from: number, cidrs: string[]) => ({
  fromPort: from,
  toPort: from,
  protocol: 'tcp',
  accessFrom: cidrs.includes('0.0.0.0/0') ? 'Anywhere (0.0.0.0/0)' : 'Custom',
  accessType: 'Public',
  accessDirection: 'inbound',
  cidrs,
  ipv6Cidrs: [],
  cidrListAliases: [],
})

const answering = (operation: string, list: string, member: (now: Date) => object): Answer => ({
  service: 'lightsail',
  operation,
  respond: ({ region, now }) => json({ [list]: region === MAIN ? [member(now)] : [] }),
})

export const answers: readonly Answer[] = [
  answering('GetInstances', 'instances', now => ({
    name: 'nwp-blog',
    arn: arn('Instance', '0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8'),
    createdAt: secondsAgo(now, 430 * DAY),
    location: { availabilityZone: `${MAIN}a`, regionName: MAIN },
    resourceType: 'Instance',
    blueprintId: 'wordpress',
    bundleId: 'small_3_0',
    isStaticIp: false,
    privateIpAddress: '172.26.4.11',
    publicIpAddress: '198.51.100.27',
    addOns: [],
    networking: { ports: [port(22, ['203.0.113.0/24']), port(443, ['0.0.0.0/0'])] },
    state: { code: 16, name: 'running' },
    metadataOptions: { state: 'applied', httpTokens: 'optional', httpEndpoint: 'enabled' },
  })),
  answering('GetRelationalDatabases', 'relationalDatabases', now => ({
    name: 'nwp-blog-db',
    arn: arn('RelationalDatabase', '1b2c3d4e-5f60-4718-92a3-b4c5d6e7f809'),
    createdAt: secondsAgo(now, 430 * DAY),
    state: 'available',
    engine: 'mysql',
    engineVersion: '8.0.40',
    masterUsername: 'blog',
    backupRetentionEnabled: true,
    publiclyAccessible: false,
    pendingModifiedValues: {},
  })),
  answering('GetBuckets', 'buckets', now => ({
    name: 'nwp-blog-media',
    arn: arn('Bucket', '2c3d4e5f-6071-4829-a3b4-c5d6e7f8091a'),
    createdAt: secondsAgo(now, 430 * DAY),
    resourceType: 'Bucket',
    accessRules: { getObject: 'public', allowPublicOverrides: false },
    objectVersioning: 'NeverEnabled',
    state: { code: 'OK' },
  })),
  answering('GetStaticIps', 'staticIps', now => ({
    name: 'nwp-blog-old-address',
    arn: arn('StaticIp', '3d4e5f60-7182-493a-b4c5-d6e7f8091a2b'),
    createdAt: secondsAgo(now, 610 * DAY),
    location: { availabilityZone: 'all', regionName: MAIN },
    resourceType: 'StaticIp',
    ipAddress: '198.51.100.88',
    attachedTo: '',
    isAttached: false,
  })),
]
