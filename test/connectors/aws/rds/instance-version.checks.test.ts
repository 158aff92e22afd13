import { instanceVersionSupported } from '../../../../connectors/aws/rds/instance-version.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T00:00:00Z'
const lifecycle = (kind: string, LifecycleSupportEndDate: string) => ({
  LifecycleSupportName: `open-source-rds-${kind}`,
  LifecycleSupportStartDate: '2020-01-01T00:00:00Z',
  LifecycleSupportEndDate,
})
const major = (Engine: string, MajorEngineVersion: string, ...SupportedEngineLifecycles: object[]) => ({
  id: `${Engine}/${MajorEngineVersion}`,
  settings: { Engine, MajorEngineVersion, SupportedEngineLifecycles },
})
const extended = lifecycle('extended-support', '2029-07-31T23:59:59.999Z')
const versions = [
  major('mysql', '5.7', lifecycle('standard-support', '2024-02-29T23:59:59.999Z'), extended),
  major('mysql', '8.0', extended, lifecycle('standard-support', '2026-10-31T23:59:59.999Z')),
  major('mysql', '8.4', lifecycle('standard-support', '2029-07-31T23:59:59.999Z')),
  major('postgres', '1', lifecycle('standard-support', '1999-01-01T00:00:00Z')),
  major('postgres', '16', lifecycle('standard-support', '2026-11-01T00:00:00Z')),
  major('aurora-mysql', '8.0', lifecycle('standard-support', '2028-04-30T23:59:59.999Z')),
  major('oracle-ee', '19'),
]
const runs = (Engine: string, EngineVersion: string) => ({
  asOf,
  settings: { Engine, EngineVersion },
  read: { versions },
})

checkTable(instanceVersionSupported, {
  pass: [
    { case: 'MySQL', ...runs('mysql', '8.4.3'), reason: /mysql 8\.4 lasts until 2029-07-31/ },
    { case: 'Aurora MySQL', ...runs('aurora-mysql', '8.0.mysql_aurora.3.08.0') },
    { case: 'to the end', ...runs('postgres', '16.4') },
    { case: 'named by its major version alone', ...runs('postgres', '16') },
  ],
  fail: [
    { case: 'it ended the day before', ...runs('mysql', '8.0.39'), reason: /ended on 2026-10-31/ },
    { case: 'under Extended Support', ...runs('mysql', '5.7.44-rds.20240808') },
  ],
  unknown: [
    { case: 'AWS names no version', asOf, settings: { Engine: 'mysql' }, read: { versions } },
    { case: 'of a version that AWS does not list', ...runs('mysql', '9.1.0') },
    { case: 'of an engine without dates', ...runs('oracle-ee', '19.0.0.0.ru-2024-07.rur-2024-07.r1') },
    {
      case: 'extended support alone',
      ...runs('mysql', '8.0.39'),
      read: { versions: [major('mysql', '8.0', extended)] },
    },
  ],
})
