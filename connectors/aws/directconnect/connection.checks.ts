import { fail, inRegion, notApplicable, pass, regionCheck, unknown } from '../../kit/index.ts'
import { connection } from './connection.ts'

const OVER: readonly (string | undefined)[] = ['deleted', 'deleting', 'rejected']

export const redundant = regionCheck(connection, {
  id: 'directconnect-account-connections-redundant',
  title: 'Direct Connect enters a region at two places',
  severity: 'medium',
  remediation: 'Order a second connection at another location.',
  references: ['https://docs.aws.amazon.com/directconnect/latest/UserGuide/disaster-recovery-resiliency.html'],
  equivalents: { prowler: ['directconnect_connection_redundancy'] },
  reads: { connections: inRegion(connection, c => ({ state: c.connectionState, location: c.location })) },
  test({ connections }) {
    const alive = connections.filter(({ value }) => !OVER.includes(value.state))
    if (alive.length === 0) return notApplicable('There is no connection in the region.')
    const locations = new Set(alive.map(({ value }) => value.location))
    if (locations.has(undefined)) return unknown('AWS did not state where a connection is.')
    return locations.size > 1
      ? pass(`Connections are at ${[...locations].sort().join(', ')}.`)
      : fail(`Every connection is at ${[...locations].join()}.`)
  },
})
