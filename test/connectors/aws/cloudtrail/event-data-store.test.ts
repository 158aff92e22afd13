import { terminationProtected } from '../../../../connectors/aws/cloudtrail/event-data-store.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (EventDataStore: object | null) => ({ settings: { EventDataStore } })

checkTable(terminationProtected, {
  pass: [{ case: 'on', ...of({ Status: 'ENABLED', TerminationProtectionEnabled: true }) }],
  fail: [{ case: 'off', ...of({ Status: 'ENABLED', TerminationProtectionEnabled: false }) }],
  notApplicable: [
    { case: 'on its way out', ...of({ Status: 'PENDING_DELETION', TerminationProtectionEnabled: false }) },
  ],
  unknown: [{ case: 'AWS says nothing', ...of({ Status: 'ENABLED' }) }],
})
