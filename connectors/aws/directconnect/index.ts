import { evidence, service } from '../../kit/index.ts'
import * as connectionChecks from './connection.checks.ts'
import { connection } from './connection.ts'
import { gateway } from './gateway.ts'
import { virtualGateway } from './virtual-gateway.ts'

export const directconnect = service('directconnect', 'AWS Direct Connect', [
  evidence(connection, () => import('./connection.calls.ts'), connectionChecks),
  evidence(gateway, () => import('./gateway.calls.ts')),
  evidence(virtualGateway, () => import('./virtual-gateway.calls.ts')),
])
