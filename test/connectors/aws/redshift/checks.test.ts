import * as cluster from '../../../../connectors/aws/redshift/cluster.checks.ts'
import * as access from '../../../../connectors/aws/redshift/cluster-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Cluster: object) => ({ settings: { Cluster } })
const silent = { case: 'AWS does not say', ...of({}) }

checkTable(access.notPublic, {
  pass: [{ case: 'private', ...of({ PubliclyAccessible: false }) }],
  fail: [{ case: 'public', ...of({ PubliclyAccessible: true }) }],
  unknown: [silent],
})

const rule = (CidrIp: string, FromPort = 5439, ToPort = FromPort) => ({
  IpProtocol: 'tcp',
  FromPort,
  ToPort,
  IpRanges: [{ CidrIp }],
})
const groups = (...IpPermissions: object[]) => ({
  read: { groups: [{ id: 'g', name: 'g', settings: { GroupId: 'sg-0a1b', IpPermissions, PrefixLists: [] } }] },
})
const behind = (...ids: string[]) =>
  of({ Endpoint: { Port: 5439 }, VpcSecurityGroups: ids.map(VpcSecurityGroupId => ({ VpcSecurityGroupId })) })

checkTable(access.portRestricted, {
  pass: [
    { case: 'a network', ...behind('sg-0a1b'), ...groups(rule('10.0.0.0/16')) },
    { case: 'another port', ...behind('sg-0a1b'), ...groups(rule('0.0.0.0/0', 443)) },
  ],
  fail: [
    { case: 'everybody', ...behind('sg-0a1b'), ...groups(rule('0.0.0.0/0', 5000, 6000)), reason: /5439 to 0\.0/ },
    { case: 'one of them', ...behind('sg-9z9z', 'sg-0a1b'), ...groups(rule('0.0.0.0/0')) },
  ],
  unknown: [
    { ...silent, ...groups() },
    { case: 'no groups', ...of({ Endpoint: { Port: 5439 } }), ...groups() },
    { case: 'a group that is not listed', ...behind('sg-0a1b', 'sg-9z9z'), ...groups() },
  ],
})

checkTable(access.enhancedRouting, {
  pass: [{ case: 'on', ...of({ EnhancedVpcRouting: true }) }],
  fail: [{ case: 'off', ...of({ EnhancedVpcRouting: false }) }],
  unknown: [silent],
})

checkTable(access.adminName, {
  pass: [{ case: 'another', ...of({ MasterUsername: 'warehouse' }) }],
  fail: [{ case: 'the default', ...of({ MasterUsername: 'awsuser' }) }],
  unknown: [silent],
})

checkTable(access.databaseName, {
  pass: [{ case: 'another', ...of({ DBName: 'payments' }) }],
  fail: [{ case: 'the default', ...of({ DBName: 'dev' }) }],
  unknown: [silent],
})

checkTable(cluster.encrypted, {
  pass: [{ case: 'on', ...of({ Encrypted: true, KmsKeyId: 'key/1' }), reason: /key\/1/ }],
  fail: [{ case: 'off', ...of({ Encrypted: false }) }],
  unknown: [silent],
})

const using = (ParameterApplyStatus: string, ParameterGroupName = 'pay') =>
  of({ ClusterParameterGroups: [{ ParameterGroupName, ParameterApplyStatus }] })
const requiring = (ParameterValue?: string) => ({
  read: {
    groups: [
      {
        id: 'p',
        name: 'p',
        settings: {
          ParameterGroup: { ParameterGroupName: 'pay' },
          Parameters: [{ ParameterName: 'require_ssl', ParameterValue }],
        },
      },
    ],
  },
})

checkTable(cluster.tlsRequired, {
  pass: [{ case: 'required', ...using('in-sync'), ...requiring('true') }],
  fail: [{ case: 'not', ...using('in-sync'), ...requiring('false') }],
  unknown: [
    { ...silent, ...requiring('true') },
    { case: 'not applied yet', ...using('pending-reboot'), ...requiring('true') },
    { case: 'no value', ...using('in-sync'), ...requiring() },
    { case: 'another group', ...using('in-sync', 'others'), ...requiring('true') },
  ],
})

const logging = (LoggingStatus: object | null) => ({ settings: { LoggingStatus } })

checkTable(cluster.auditLogs, {
  pass: [
    { case: 'on', ...logging({ LoggingEnabled: true }) },
    {
      case: 'delivered again since it failed',
      ...logging({
        LoggingEnabled: true,
        LastFailureTime: '2026-10-01T00:00:00.000Z',
        LastSuccessfulDeliveryTime: '2026-10-02T00:00:00.000Z',
      }),
    },
  ],
  fail: [
    { case: 'off', ...logging({ LoggingEnabled: false }) },
    {
      case: 'not delivered',
      ...logging({
        LoggingEnabled: true,
        LastFailureTime: '2026-10-02T00:00:00.000Z',
        LastSuccessfulDeliveryTime: '2026-10-01T00:00:00.000Z',
        LastFailureMessage: 'Access denied',
      }),
      reason: /Access denied/,
    },
    {
      case: 'never delivered',
      ...logging({ LoggingEnabled: true, LastFailureTime: '2026-10-02T00:00:00.000Z' }),
    },
  ],
  unknown: [{ case: 'AWS does not say', ...logging({}) }],
})

checkTable(cluster.backupsRetained, {
  pass: [{ case: 'a week', ...of({ AutomatedSnapshotRetentionPeriod: 7 }) }],
  fail: [
    { case: 'a day', ...of({ AutomatedSnapshotRetentionPeriod: 1 }) },
    { case: 'none', ...of({ AutomatedSnapshotRetentionPeriod: 0 }) },
  ],
  unknown: [silent],
})

checkTable(cluster.upgrades, {
  pass: [{ case: 'on', ...of({ AllowVersionUpgrade: true }) }],
  fail: [{ case: 'off', ...of({ AllowVersionUpgrade: false }) }],
  unknown: [silent],
})

checkTable(cluster.multiAz, {
  pass: [
    { case: 'enabled', ...of({ MultiAZ: 'Enabled' }) },
    { case: 'true', ...of({ MultiAZ: 'true' }) },
  ],
  fail: [{ case: 'disabled', ...of({ MultiAZ: 'Disabled' }) }],
  unknown: [silent, { case: 'something else', ...of({ MultiAZ: 'Converting' }) }],
})
