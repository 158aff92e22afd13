import { replicated } from '../../../../connectors/aws/events/endpoint.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(replicated, {
  pass: [{ case: 'on', settings: { ReplicationConfig: { State: 'ENABLED' } } }],
  fail: [{ case: 'off', settings: { ReplicationConfig: { State: 'DISABLED' } } }],
  unknown: [
    { case: 'AWS states none', settings: {} },
    { case: 'AWS states no state', settings: { ReplicationConfig: {} } },
  ],
})
