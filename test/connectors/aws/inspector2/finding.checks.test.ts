import { highFindingsHandled } from '../../../../connectors/aws/inspector2/finding.checks.ts'
import { checkTable } from '../../../kit/table.ts'

/** The tables judge as of 2026-11-28. */
const FRESH = '2026-11-25T00:00:00Z'
const OLD = '2026-08-01T00:00:00Z'

const members = (name: string, all: readonly object[]) =>
  all.map((settings, i) => ({ id: `${name}${i}`, name: `${name}${i}`, settings }))

const weaknesses = (status: string | undefined, ...found: object[]) => ({
  read: { accounts: members('a', [{ AccountState: { state: { status } } }]), findings: members('f', found) },
})
const weakness = (firstObservedAt?: string) => ({ title: 'CVE-2026-10001 - openssl', firstObservedAt })

checkTable(highFindingsHandled, {
  pass: [
    { case: 'none', ...weaknesses('ENABLED') },
    { case: 'a new one', ...weaknesses('ENABLED', weakness(FRESH)) },
  ],
  fail: [{ case: 'an old one', ...weaknesses('ENABLED', weakness(OLD)), reason: /CVE-2026-10001/ }],
  notApplicable: [
    { case: 'Inspector is off', ...weaknesses('DISABLED') },
    { case: 'Inspector is suspended', ...weaknesses('SUSPENDED') },
  ],
  unknown: [
    { case: 'AWS does not say whether it is on', ...weaknesses(undefined) },
    { case: 'one without a date', ...weaknesses('ENABLED', weakness()) },
  ],
})
