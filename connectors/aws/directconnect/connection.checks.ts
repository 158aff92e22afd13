import { fail, inRegion, meaningOf, notApplicable, pass, regionCheck, unknown } from '../../kit/index.ts'
import { connection } from './connection.ts'

/** By the state, whether the link is up; null where AWS says itself that it is not known. */
const UP = {
  available: true,
  deleted: false,
  deleting: false,
  down: false,
  ordering: false,
  pending: false,
  rejected: false,
  requested: false,
  unknown: null,
}
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
    if (alive.some(({ value }) => value.location === undefined))
      return unknown('AWS did not state where a connection is.')
    const placesIn = (all: typeof alive) => [...new Set(all.map(({ value }) => value.location))].sort()
    const up = placesIn(alive.filter(({ value }) => value.state === 'available'))
    if (up.length > 1) return pass(`Connections are up at ${up.join(', ')}.`)
    const stateOf = ({ value: { state } }: (typeof alive)[number]) =>
      state === undefined ? null : meaningOf(state, UP, 'the state of a connection')
    // A connection of which nothing is known decides only where, with it, there would be two places.
    const mayBeUp = placesIn(alive.filter(c => !Object.hasOwn(UP, c.value.state ?? '') || stateOf(c) !== false))
    if (mayBeUp.length > 1 && alive.some(c => stateOf(c) === null))
      return unknown('AWS did not state whether a connection is up.')
    return fail(up.length > 0 ? `Connections are up at ${up.join()} only.` : 'No connection is up.')
  },
})
