import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'
import { automatedBackups, clusters, databases, snapshots } from './as-aws.ts'

// Wire shapes as the Amazon RDS API Reference (2014-10-31) shows them for DescribeDBParameters and "Common errors".
// The emulator has no parameters in default groups; these are the ones that Exhibit asks for, as AWS sets them.

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><${operation}Result>${members}</${operation}Result><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></${operation}Response>`,
  )

/** How RDS refuses a caller whose policies do not allow the action. */
export const accessDenied = (): AnswerResponse =>
  xml(
    `<ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized</Message></Error><RequestId>-</RequestId></ErrorResponse>`,
    403,
  )

const parameter = (name: string, value: string): string =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${value}</ParameterValue><Source>system</Source><ApplyType>dynamic</ApplyType><DataType>boolean</DataType><AllowedValues>0,1</AllowedValues><IsModifiable>true</IsModifiable><ApplyMethod>pending-reboot</ApplyMethod></Parameter>`

const DEFAULTS: readonly [RegExp, string][] = [
  [/^default\.sqlserver/, parameter('rds.force_ssl', '0')],
  [/^default\.mysql8\.4/, parameter('require_secure_transport', '1')],
  [/^default\.(mysql|mariadb)/, parameter('require_secure_transport', '0')],
  [/^default\.postgres1[0-4]/, parameter('rds.force_ssl', '0')],
  [/^default\.postgres/, parameter('rds.force_ssl', '1')],
]

const rewriting = (operation: string, rewrite: NonNullable<Answer['rewrite']>): Answer => ({
  service: 'rds',
  operation,
  respond: () => null,
  rewrite,
})

/** Nobody shares automated snapshots; their names are told as of last night, which the emulator does not know. */
const sharedWithNobody = (kind: 'DBSnapshot' | 'DBClusterSnapshot'): Answer => ({
  service: 'rds',
  operation: `Describe${kind}Attributes`,
  respond: ({ body }) => {
    const id = new URLSearchParams(body).get(`${kind}Identifier`) ?? ''
    if (!id.startsWith('rds:')) return null
    const attribute = `<${kind}Attribute><AttributeName>restore</AttributeName><AttributeValues/></${kind}Attribute>`
    return answered(
      `Describe${kind}Attributes`,
      `<${kind}AttributesResult><${kind}Identifier>${id}</${kind}Identifier><${kind}Attributes>${attribute}</${kind}Attributes></${kind}AttributesResult>`,
    )
  },
})

/** Until when standard support and Extended Support last, as AWS's calendars of releases say. */
const SUPPORT: readonly [engine: string, major: string, standard: string, extended: string][] = [
  ['aurora-mysql', '8.0', '2028-04-30', '2029-07-31'],
  ['aurora-postgresql', '15', '2028-02-29', '2031-02-28'],
  ['mysql', '8.0', '2026-07-31', '2029-07-31'],
  ['mysql', '8.4', '2029-07-31', '2032-07-31'],
  ['postgres', '15', '2028-02-29', '2031-02-28'],
]

const lifecycle = (kind: string, from: string, to: string): string =>
  `<SupportedEngineLifecycle><LifecycleSupportName>open-source-rds-${kind}</LifecycleSupportName><LifecycleSupportStartDate>${from}T00:00:00Z</LifecycleSupportStartDate><LifecycleSupportEndDate>${to}T23:59:59.999Z</LifecycleSupportEndDate></SupportedEngineLifecycle>`

const majorVersions = SUPPORT.map(
  ([engine, major, standard, extended]) =>
    `<DBMajorEngineVersion><Engine>${engine}</Engine><MajorEngineVersion>${major}</MajorEngineVersion><SupportedEngineLifecycles>${lifecycle('standard-support', '2023-01-01', standard)}${lifecycle('extended-support', standard, extended)}</SupportedEngineLifecycles></DBMajorEngineVersion>`,
).join('')

export const answers: readonly Answer[] = [
  {
    service: 'rds',
    operation: 'DescribeDBMajorEngineVersions',
    respond: () =>
      answered('DescribeDBMajorEngineVersions', `<DBMajorEngineVersions>${majorVersions}</DBMajorEngineVersions>`),
  },
  {
    service: 'rds',
    operation: 'DescribeDBParameters',
    respond: ({ body }) => {
      const asked = new URLSearchParams(body)
      const group = asked.get('DBParameterGroupName') ?? ''
      if (!group.startsWith('default.')) return null
      const stated = DEFAULTS.find(([name]) => name.test(group))?.[1] ?? ''
      const parameters = asked.get('Source') === 'user' ? '' : stated
      return answered('DescribeDBParameters', `<Parameters>${parameters}</Parameters>`)
    },
  },
  {
    // The demo account refuses the sharing of one snapshot, so that the demo shows a gap.
    service: 'rds',
    operation: 'DescribeDBSnapshotAttributes',
    respond: ({ body }) =>
      new URLSearchParams(body).get('DBSnapshotIdentifier') === 'nwp-payments-before-migration' ? accessDenied() : null,
  },
  sharedWithNobody('DBSnapshot'),
  sharedWithNobody('DBClusterSnapshot'),
  rewriting('DescribeDBInstanceAutomatedBackups', automatedBackups),
  rewriting('DescribeDBInstances', databases),
  rewriting('DescribeDBParameterGroups', databases),
  rewriting('DescribeDBClusters', clusters),
  rewriting('DescribeDBSnapshots', snapshots),
  rewriting('DescribeDBClusterSnapshots', snapshots),
]
