import { redundant } from '../../../../connectors/aws/directconnect/connection.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const at = (...places: [location: string | undefined, connectionState?: string][]) => ({
  read: {
    connections: places.map(([location, connectionState = 'available'], i) => ({
      id: `c${i}`,
      settings: { connectionId: `c${i}`, location, connectionState },
    })),
  },
})

checkTable(redundant, {
  pass: [{ case: 'two places', ...at(['EqDC2'], ['EqLD5']) }],
  fail: [
    { case: 'one line', ...at(['EqDC2']) },
    { case: 'two lines to one place', ...at(['EqDC2'], ['EqDC2']), reason: /at EqDC2 only\./ },
    { case: 'one of two ended', ...at(['EqDC2'], ['EqLD5', 'deleted']) },
    { case: 'one of two is down', ...at(['EqDC2'], ['EqLD5', 'down']), reason: /at EqDC2 only\./ },
    { case: 'one of two is only ordered', ...at(['EqDC2'], ['EqLD5', 'requested']) },
    { case: 'both are down', ...at(['EqDC2', 'down'], ['EqLD5', 'down']), reason: /No connection is up/ },
  ],
  notApplicable: [{ case: 'no line', ...at() }],
  unknown: [
    { case: 'AWS does not say where', ...at(['EqDC2'], [undefined]) },
    { case: 'AWS does not know the state of one', ...at(['EqDC2'], ['EqLD5', 'unknown']) },
  ],
})
