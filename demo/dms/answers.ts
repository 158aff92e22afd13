import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS DMS API Reference; the emulator writes moments in another form than AWS. The ledger is copied out of
// an older database: over a link without TLS, by an instance that anybody can reach.

const MAIN = 'us-east-1'
const DAY = 86_400
const HERE = `arn:aws:dms:${MAIN}:210987654321`
const INSTANCE = `${HERE}:rep:U57I7QYRB7YC2YBJHYMTGD7U64`
const KmsKeyId = `arn:aws:kms:${MAIN}:210987654321:key/f1f33a6b-91aa-4b0a-904c-f2a0378277f0`

const instance = (now: Date) => ({
  ReplicationInstanceIdentifier: 'nwp-ledger-copy',
  ReplicationInstanceClass: 'dms.t3.medium',
  ReplicationInstanceStatus: 'available',
  ReplicationInstanceArn: INSTANCE,
  AllocatedStorage: 50,
  InstanceCreateTime: secondsAgo(now, 120 * DAY),
  AutoMinorVersionUpgrade: true,
  AvailabilityZone: `${MAIN}a`,
  EngineVersion: '3.5.4',
  MultiAZ: false,
  PubliclyAccessible: true,
  KmsKeyId,
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0a1b2c3d4e5f60718', Status: 'active' }],
})

const endpoint = (name: string, id: string, EndpointType: string, SslMode: string) => ({
  EndpointIdentifier: name,
  EndpointArn: `${HERE}:endpoint:${id}`,
  EndpointType,
  EngineName: 'postgres',
  EngineDisplayName: 'PostgreSQL',
  Username: 'copy',
  ServerName: `${name}.internal.northwindpay.example`,
  Port: 5432,
  DatabaseName: 'ledger',
  ExtraConnectionAttributes: 'PWD=demo-only-2Vr5;',
  Status: 'active',
  KmsKeyId,
  SslMode,
})
const SOURCE = endpoint('nwp-ledger-old', 'QOEESZJWK5BMGC7AT7QNZ56S44', 'SOURCE', 'none')
const TARGET = endpoint('nwp-ledger-new', 'AFDRQSDLIZ2X6KNOS4PBGNWUWQ', 'TARGET', 'require')

const LOGGED = ['SOURCE_CAPTURE', 'SOURCE_UNLOAD', 'TARGET_APPLY']
const task = (now: Date) => ({
  ReplicationTaskIdentifier: 'nwp-ledger',
  ReplicationTaskArn: `${HERE}:task:KTPAR6OFWBEQDKRF6IXPDYTNPM`,
  SourceEndpointArn: SOURCE.EndpointArn,
  TargetEndpointArn: TARGET.EndpointArn,
  ReplicationInstanceArn: INSTANCE,
  MigrationType: 'full-load-and-cdc',
  TableMappings: JSON.stringify({
    rules: [
      {
        ...{ 'rule-type': 'selection', 'rule-id': '1', 'rule-name': '1', 'rule-action': 'include' },
        'object-locator': { 'schema-name': 'ledger', 'table-name': '%' },
      },
    ],
  }),
  ReplicationTaskSettings: JSON.stringify({
    Logging: {
      EnableLogging: true,
      LogComponents: LOGGED.map(Id => ({ Id, Severity: 'LOGGER_SEVERITY_DEFAULT' })),
    },
  }),
  Status: 'running',
  ReplicationTaskCreationDate: secondsAgo(now, 120 * DAY),
})

const answer = (operation: string, name: string, members: (now: Date) => readonly object[]): Answer => ({
  service: 'dms',
  operation,
  respond: ({ region, now }) => json({ [name]: region === MAIN ? members(now) : [] }),
})

export const answers: readonly Answer[] = [
  answer('DescribeReplicationInstances', 'ReplicationInstances', now => [instance(now)]),
  answer('DescribeEndpoints', 'Endpoints', () => [SOURCE, TARGET]),
  answer('DescribeReplicationTasks', 'ReplicationTasks', now => [task(now)]),
]
