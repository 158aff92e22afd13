import { evidence, service } from '../../kit/index.ts'
import * as connectorChecks from './connector.checks.ts'
import { connector } from './connector.ts'
import * as serverChecks from './server.checks.ts'
import { server } from './server.ts'

export const transfer = service('transfer', 'AWS Transfer Family', [
  evidence(connector, () => import('./connector.calls.ts'), connectorChecks),
  evidence(server, () => import('./server.calls.ts'), serverChecks),
])
