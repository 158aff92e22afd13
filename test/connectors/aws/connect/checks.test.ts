import { flowLogs } from '../../../../connectors/aws/connect/instance.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Attributes: object[] | null, InstanceStatus: string | undefined = 'ACTIVE') => ({
  settings: { Id: 'i', InstanceStatus, Attributes },
})
const inbound = { AttributeType: 'INBOUND_CALLS', Value: 'true' }
const logs = (Value?: string) => of([inbound, { AttributeType: 'CONTACTFLOW_LOGS', Value }])

checkTable(flowLogs, {
  pass: [{ case: 'on', ...logs('true') }],
  fail: [{ case: 'off', ...logs('false') }],
  notApplicable: [
    { case: 'being made', ...of([], 'CREATION_IN_PROGRESS') },
    { case: 'never made', ...of([], 'CREATION_FAILED') },
  ],
  unknown: [
    { case: 'AWS does not say', ...logs() },
    { case: 'AWS does not list it', ...of([inbound]) },
    { case: 'no attributes', ...of(null) },
    { case: 'a value of tomorrow', ...logs('partly') },
    { case: 'a state of tomorrow', ...of([], 'ASLEEP') },
    { case: 'no state', ...of([], '') },
  ],
})
