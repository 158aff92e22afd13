import { evidence, service } from '../../kit/index.ts'
import * as connectorChecks from './connector.checks.ts'
import { connector } from './connector.ts'

export const kafkaconnect = service('kafkaconnect', 'Amazon MSK Connect', [
  evidence(connector, () => import('./connector.calls.ts'), connectorChecks),
])
