import { type Answer, type AnswerRequest, type AnswerResponse, xml } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the Amazon DocumentDB API Reference (2014-10-31), which shares its API with RDS: the emulator makes no
// such clusters. Northwind Pay keeps its catalogue there.

const MAIN = 'us-east-1'
const GROUP = 'default.docdb5.0'
const SNAPSHOT = 'nwp-catalogue-before-import'

const element = (name: string, members: Readonly<Record<string, string | number | boolean>>): string =>
  `<${name}>${Object.entries(members)
    .map(([key, value]) => `<${key}>${value}</${key}>`)
    .join('')}</${name}>`

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><${operation}Result>${members}</${operation}Result><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></${operation}Response>`,
  )

const cluster = (now: Date): string =>
  element('DBCluster', {
    DBClusterIdentifier: 'nwp-catalogue',
    DBClusterArn: `arn:aws:rds:${MAIN}:210987654321:cluster:nwp-catalogue`,
    Status: 'available',
    Engine: 'docdb',
    EngineVersion: '5.0.0',
    MultiAZ: false,
    StorageEncrypted: true,
    BackupRetentionPeriod: 1,
    DeletionProtection: false,
    DBClusterParameterGroup: GROUP,
    ClusterCreateTime: before(now, 320).toISOString(),
    DBClusterMembers: element('DBClusterMember', {
      DBInstanceIdentifier: 'nwp-catalogue-1',
      IsClusterWriter: true,
      DBClusterParameterGroupStatus: 'in-sync',
    }),
  })

const instance = element('DBInstance', {
  DBInstanceIdentifier: 'nwp-catalogue-1',
  DBInstanceArn: `arn:aws:rds:${MAIN}:210987654321:db:nwp-catalogue-1`,
  DBInstanceClass: 'db.r6g.large',
  DBInstanceStatus: 'available',
  Engine: 'docdb',
  DBClusterIdentifier: 'nwp-catalogue',
  AvailabilityZone: `${MAIN}b`,
  AutoMinorVersionUpgrade: true,
  PubliclyAccessible: false,
  StorageEncrypted: true,
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
})

const snapshot = (now: Date): string =>
  element('DBClusterSnapshot', {
    DBClusterSnapshotIdentifier: SNAPSHOT,
    DBClusterSnapshotArn: `arn:aws:rds:${MAIN}:210987654321:cluster-snapshot:${SNAPSHOT}`,
    DBClusterIdentifier: 'nwp-catalogue',
    Engine: 'docdb',
    SnapshotType: 'manual',
    Status: 'available',
    StorageEncrypted: true,
    SnapshotCreateTime: before(now, 60).toISOString(),
  })

const group = ({ region }: AnswerRequest): string =>
  element('DBClusterParameterGroup', {
    DBClusterParameterGroupName: GROUP,
    DBParameterGroupFamily: 'docdb5.0',
    Description: 'Default cluster parameter group for docdb5.0',
    DBClusterParameterGroupArn: `arn:aws:rds:${region}:210987654321:cluster-pg:${GROUP}`,
  })

const parameters = [
  ['audit_logs', 'disabled', 'dynamic'],
  ['tls', 'enabled', 'static'],
]
  .map(([ParameterName = '', ParameterValue = '', ApplyType = '']) =>
    element('Parameter', { ParameterName, ParameterValue, Source: 'system', ApplyType, IsModifiable: true }),
  )
  .join('')

const authority = ({ region, now }: AnswerRequest): string =>
  element('Certificate', {
    CertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateType: 'CA',
    ValidFrom: before(now, 2000).toISOString(),
    ValidTill: before(now, -12000).toISOString(),
    CertificateArn: `arn:aws:rds:${region}::cert:rds-ca-rsa2048-g1`,
  })

/** Of a list that names the engine; other lists are those of RDS. */
const own = (operation: string, list: string, member: (now: Date) => string): Answer => ({
  service: 'rds',
  operation,
  respond: ({ body, region, now }) =>
    body.includes('=docdb') ? answered(operation, `<${list}>${region === MAIN ? member(now) : ''}</${list}>`) : null,
})

/** What belongs to DocumentDB in a list that RDS answers whole. */
const among = (operation: string, list: string, member: (request: AnswerRequest) => string): Answer => ({
  service: 'rds',
  operation,
  respond: () => null,
  rewrite: (body, request) =>
    request.body.includes('awsbackup')
      ? body
      : body.replace(new RegExp(`<${list}/>|</${list}>`), end =>
          end.startsWith('</') ? member(request) + end : `<${list}>${member(request)}</${list}>`,
        ),
})

export const answers: readonly Answer[] = [
  own('DescribeDBClusters', 'DBClusters', cluster),
  own('DescribeDBInstances', 'DBInstances', () => instance),
  among('DescribeDBClusterParameterGroups', 'DBClusterParameterGroups', group),
  among('DescribeDBClusterSnapshots', 'DBClusterSnapshots', ({ region, now }) =>
    region === MAIN ? snapshot(now) : '',
  ),
  {
    service: 'rds',
    operation: 'DescribeDBClusterParameters',
    respond: ({ body }) =>
      body.includes(`DBClusterParameterGroupName=${GROUP}`)
        ? answered('DescribeDBClusterParameters', `<Parameters>${parameters}</Parameters>`)
        : null,
  },
  {
    service: 'rds',
    operation: 'DescribeDBClusterSnapshotAttributes',
    respond: ({ body }) => {
      if (!body.includes(SNAPSHOT)) return null
      const restore = element('DBClusterSnapshotAttribute', { AttributeName: 'restore', AttributeValues: '' })
      return answered(
        'DescribeDBClusterSnapshotAttributes',
        `<DBClusterSnapshotAttributesResult><DBClusterSnapshotIdentifier>${SNAPSHOT}</DBClusterSnapshotIdentifier><DBClusterSnapshotAttributes>${restore}</DBClusterSnapshotAttributes></DBClusterSnapshotAttributesResult>`,
      )
    },
  },
  {
    service: 'rds',
    operation: 'DescribeCertificates',
    respond: request => answered('DescribeCertificates', `<Certificates>${authority(request)}</Certificates>`),
  },
]
