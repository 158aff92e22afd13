import {
  instanceIamAuthenticationEnabled,
  instanceNotPublic,
} from '../../../../connectors/aws/rds/instance-access.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'

const cluster = (settings: object, over: RowResource = {}): NonNullable<Row['read']> => ({
  clusters: [
    { name: 'other', settings: {} },
    { name: 'ledger', settings, ...over },
  ],
})
const member = { DBClusterIdentifier: 'ledger', Engine: 'aurora-postgresql' }
const noCluster = { clusters: [] }

checkTable(instanceNotPublic, {
  pass: [
    { case: 'off', settings: { PubliclyAccessible: false, Engine: 'postgres' } },
    {
      case: 'off, in a cluster without a gateway',
      settings: { ...member, PubliclyAccessible: false },
      read: cluster({}),
    },
    {
      case: 'off, in an Aurora MySQL cluster, which has no gateways, when clusters were not read',
      settings: { DBClusterIdentifier: 'ledger', Engine: 'aurora-mysql', PubliclyAccessible: false },
      incomplete: ['clusters'],
    },
  ],
  fail: [
    { case: 'on', settings: { PubliclyAccessible: true, Engine: 'postgres' } },
    {
      case: 'on, when clusters were not read',
      settings: { ...member, PubliclyAccessible: true },
      incomplete: ['clusters'],
    },
    {
      case: 'off, but the cluster has an internet access gateway',
      settings: { ...member, PubliclyAccessible: false },
      read: cluster({ InternetAccessGatewayEnabled: true }),
      reason: /cluster ledger has an internet access gateway/,
    },
    {
      case: 'off, but the Multi-AZ cluster is public',
      settings: { DBClusterIdentifier: 'ledger', Engine: 'mysql', PubliclyAccessible: false },
      read: cluster({ PubliclyAccessible: true }),
      reason: /cluster ledger is publicly accessible/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['PubliclyAccessible'] },
    { case: 'AWS does not say', settings: {} },
    {
      case: 'the clusters could not be listed',
      settings: { ...member, PubliclyAccessible: false },
      incomplete: ['clusters'],
    },
    { case: 'its cluster is not listed', settings: { ...member, PubliclyAccessible: false }, read: noCluster },
  ],
})

checkTable(instanceIamAuthenticationEnabled, {
  pass: [
    { case: 'on', settings: { Engine: 'mysql', IAMDatabaseAuthenticationEnabled: true } },
    { case: 'on for the cluster', settings: member, read: cluster({ IAMDatabaseAuthenticationEnabled: true }) },
  ],
  fail: [
    { case: 'off', settings: { Engine: 'postgres', IAMDatabaseAuthenticationEnabled: false } },
    {
      case: 'off for the cluster',
      settings: { ...member, IAMDatabaseAuthenticationEnabled: true },
      read: cluster({ IAMDatabaseAuthenticationEnabled: false }),
    },
  ],
  notApplicable: [
    { case: 'an engine without it', settings: { Engine: 'sqlserver-se', IAMDatabaseAuthenticationEnabled: false } },
    { case: 'RDS Custom', settings: { Engine: 'custom-oracle-ee' } },
  ],
  unknown: [
    { case: 'not read', settings: { Engine: 'mysql' }, gaps: ['IAMDatabaseAuthenticationEnabled'] },
    { case: 'AWS does not say', settings: { Engine: 'mysql' } },
    { case: 'AWS does not state the engine', settings: { IAMDatabaseAuthenticationEnabled: true } },
    { case: 'its cluster is not listed', settings: member, read: noCluster },
  ],
})
