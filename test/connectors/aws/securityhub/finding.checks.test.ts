import { highFindingsHandled } from '../../../../connectors/aws/securityhub/finding.checks.ts'
import { checkTable } from '../../../kit/table.ts'

/** The tables judge as of 2026-11-28. */
const FRESH = '2026-11-25T00:00:00Z'
const OLD = '2026-08-01T00:00:00Z'

const members = (name: string, all: readonly object[]) =>
  all.map((settings, i) => ({ id: `${name}${i}`, name: `${name}${i}`, settings }))

const gathered = (...found: object[]) => ({
  read: { hubs: members('h', [{ HubArn: 'arn:hub' }]), findings: members('f', found) },
})

checkTable(highFindingsHandled, {
  pass: [{ case: 'a new one', ...gathered({ CreatedAt: FRESH, Title: 'Ports are open' }) }],
  fail: [{ case: 'an old one', ...gathered({ CreatedAt: OLD, Title: 'Ports are open' }), reason: /Ports are open/ }],
  notApplicable: [{ case: 'it is off', read: { hubs: [], findings: [] } }],
  unknown: [{ case: 'one without a date', ...gathered({ Title: 'Ports are open' }) }],
})
