import { scalesWithDemand } from '../../../../connectors/aws/dynamodb/capacity.checks.ts'
import type { RowResource } from '../../../kit/rows.ts'
import { checkTable } from '../../../kit/table.ts'

const RUNNING = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
}
const WAYS = ['Read', 'Write']
const dimensions = (resource: string): [string, string][] =>
  WAYS.map(way => [resource, `dynamodb:${resource.includes('/index/') ? 'index' : 'table'}:${way}CapacityUnits`])

const target = ([ResourceId, ScalableDimension]: [string, string], SuspendedState: object | undefined = RUNNING) => ({
  id: `${ResourceId} ${ScalableDimension}`,
  name: ResourceId,
  settings: { ServiceNamespace: 'dynamodb', ResourceId, ScalableDimension, SuspendedState },
})
const policy = ([ResourceId, ScalableDimension]: [string, string], PolicyType = 'TargetTrackingScaling') => ({
  id: `policy ${ResourceId} ${ScalableDimension}`,
  name: ResourceId,
  settings: { ServiceNamespace: 'dynamodb', ResourceId, ScalableDimension, PolicyType },
})
const TABLE = dimensions('table/pay')
const INDEX = dimensions('table/pay/index/by-day')
const reading = (targets: RowResource[], policies: RowResource[]) => ({ read: { targets, policies } })
const scaled = (...of: [string, string][]) =>
  reading(
    of.map(one => target(one)),
    of.map(one => policy(one)),
  )
const nothing = reading([], [])

const of = (Table: object | null) => ({ name: 'pay', settings: { TableName: 'pay', Table } })
const mode = (BillingMode?: string, more: object = {}) => of({ BillingModeSummary: { BillingMode }, ...more })
const given = (ReadCapacityUnits: number) => ({ ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits: 5 } })
const indexed = { GlobalSecondaryIndexes: [{ IndexName: 'by-day' }] }

checkTable(scalesWithDemand, {
  pass: [
    { case: 'on demand', ...mode('PAY_PER_REQUEST', indexed), ...nothing },
    { case: 'provisioned again, and scaled', ...mode('PROVISIONED', given(5)), ...scaled(...TABLE) },
    { case: 'never on demand, and scaled', ...of(given(5)), ...scaled(...TABLE, ...dimensions('table/others')) },
    { case: 'with an index', ...of({ ...given(5), ...indexed }), ...scaled(...TABLE, ...INDEX) },
  ],
  fail: [
    { case: 'nothing scales', ...of(given(5)), ...nothing, reason: /read capacity of table\/pay\./ },
    { case: 'provisioned again', ...mode('PROVISIONED', given(5)), ...nothing },
    { case: 'another table is scaled', ...of(given(5)), ...scaled(...dimensions('table/payouts')) },
    { case: 'only reads are scaled', ...of(given(5)), ...scaled(...TABLE.slice(0, 1)), reason: /write/ },
    { case: 'the index is not scaled', ...of({ ...given(5), ...indexed }), ...scaled(...TABLE), reason: /by-day/ },
    {
      case: 'a target without a policy',
      ...of(given(5)),
      ...reading(
        TABLE.map(one => target(one)),
        [policy(TABLE[0] ?? ['', ''])],
      ),
      reason: /No policy .* write/,
    },
    {
      case: 'a policy that does not follow use',
      ...of(given(5)),
      ...reading(
        TABLE.map(one => target(one)),
        TABLE.map(one => policy(one, 'StepScaling')),
      ),
    },
    {
      case: 'suspended',
      ...of(given(5)),
      ...reading(
        TABLE.map(one => target(one, { ...RUNNING, DynamicScalingOutSuspended: true })),
        TABLE.map(one => policy(one)),
      ),
    },
    {
      case: 'writes are not scaled, and of reads AWS does not say',
      ...of(given(5)),
      ...reading(
        [target(TABLE[0] ?? ['', ''], {})],
        TABLE.map(one => policy(one)),
      ),
      reason: /write/,
    },
  ],
  unknown: [
    { case: 'AWS describes nothing', ...of(null), ...nothing },
    { case: 'no mode, and nothing provisioned', ...of(given(0)), ...nothing },
    { case: 'a mode without its name', ...mode(undefined, given(5)), ...scaled(...TABLE) },
    { case: 'a mode of tomorrow', ...mode('ELASTIC', given(5)), ...scaled(...TABLE) },
    { case: 'an index without a name', ...of({ ...given(5), GlobalSecondaryIndexes: [{}] }), ...scaled(...TABLE) },
    {
      case: 'AWS does not say whether it is suspended',
      ...of(given(5)),
      ...reading(
        TABLE.map(one => target(one, {})),
        TABLE.map(one => policy(one)),
      ),
    },
    {
      case: 'a policy of tomorrow',
      ...of(given(5)),
      ...reading(
        TABLE.map(one => target(one)),
        TABLE.map(one => policy(one, 'Clairvoyance')),
      ),
    },
  ],
})
