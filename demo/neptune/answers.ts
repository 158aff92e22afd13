import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the Amazon Neptune API, which is that of RDS (2014-10-31). Northwind Pay looks for fraud rings there.

const MAIN = 'us-east-1'
const CLUSTER = 'nwp-fraud-graph'
const GROUP = 'default.neptune1.3'
const SNAPSHOT = 'nwp-fraud-graph-2026-08'

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
    DBClusterIdentifier: CLUSTER,
    DBClusterArn: `arn:aws:rds:${MAIN}:210987654321:cluster:${CLUSTER}`,
    Status: 'available',
    Engine: 'neptune',
    EngineVersion: '1.3.2.1',
    MultiAZ: false,
    StorageEncrypted: true,
    BackupRetentionPeriod: 7,
    DeletionProtection: false,
    CopyTagsToSnapshot: false,
    IAMDatabaseAuthenticationEnabled: true,
    EnabledCloudwatchLogsExports: '<member>slowquery</member><member>audit</member>',
    DBClusterParameterGroup: GROUP,
    DBSubnetGroup: CLUSTER,
    ClusterCreateTime: before(now, 290).toISOString(),
  })

const snapshot = (now: Date): string =>
  element('DBClusterSnapshot', {
    DBClusterSnapshotIdentifier: SNAPSHOT,
    DBClusterSnapshotArn: `arn:aws:rds:${MAIN}:210987654321:cluster-snapshot:${SNAPSHOT}`,
    DBClusterIdentifier: CLUSTER,
    Engine: 'neptune',
    SnapshotType: 'manual',
    Status: 'available',
    StorageEncrypted: true,
    SnapshotCreateTime: before(now, 100).toISOString(),
  })

const auditing = element('Parameter', {
  ParameterName: 'neptune_enable_audit_log',
  ParameterValue: '0',
  Source: 'engine-default',
  ApplyType: 'static',
  IsModifiable: true,
})

export const answers: readonly Answer[] = [
  {
    service: 'rds',
    operation: 'DescribeDBClusters',
    respond: ({ body, region, now }) =>
      body.includes('=neptune')
        ? answered('DescribeDBClusters', `<DBClusters>${region === MAIN ? cluster(now) : ''}</DBClusters>`)
        : null,
  },
  {
    // RDS lists the snapshots of all that share its API.
    service: 'rds',
    operation: 'DescribeDBClusterSnapshots',
    respond: () => null,
    rewrite: (text, { body, region, now }) =>
      region !== MAIN || body.includes('awsbackup')
        ? text
        : text.replace(/<DBClusterSnapshots\/>|<\/DBClusterSnapshots>/, end =>
            end.startsWith('</') ? snapshot(now) + end : `<DBClusterSnapshots>${snapshot(now)}</DBClusterSnapshots>`,
          ),
  },
  {
    service: 'rds',
    operation: 'DescribeDBClusterParameters',
    respond: ({ body }) =>
      body.includes(`DBClusterParameterGroupName=${GROUP}`)
        ? answered('DescribeDBClusterParameters', `<Parameters>${auditing}</Parameters>`)
        : null,
  },
  {
    service: 'rds',
    operation: 'DescribeDBClusterSnapshotAttributes',
    respond: ({ body }) => {
      if (!body.includes(SNAPSHOT)) return null
      const AttributeValues = '<AttributeValue>all</AttributeValue>'
      const restore = element('DBClusterSnapshotAttribute', { AttributeName: 'restore', AttributeValues })
      return answered(
        'DescribeDBClusterSnapshotAttributes',
        `<DBClusterSnapshotAttributesResult><DBClusterSnapshotIdentifier>${SNAPSHOT}</DBClusterSnapshotIdentifier><DBClusterSnapshotAttributes>${restore}</DBClusterSnapshotAttributes></DBClusterSnapshotAttributesResult>`,
      )
    },
  },
]
