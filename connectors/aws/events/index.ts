import { evidence, service } from '../../kit/index.ts'
import { connection } from './connection.ts'
import * as endpointChecks from './endpoint.checks.ts'
import { endpoint } from './endpoint.ts'
import * as eventBusChecks from './event-bus.checks.ts'
import { eventBus } from './event-bus.ts'
import { eventSource } from './event-source.ts'
import { rule } from './rule.ts'
import * as schemaRegistryChecks from './schema-registry.checks.ts'
import { schemaRegistry } from './schema-registry.ts'

export const events = service('events', 'Amazon EventBridge', [
  evidence(eventBus, () => import('./event-bus.calls.ts'), eventBusChecks),
  evidence(rule, () => import('./rule.calls.ts')),
  evidence(connection, () => import('./connection.calls.ts')),
  evidence(endpoint, () => import('./endpoint.calls.ts'), endpointChecks),
  evidence(eventSource, () => import('./event-source.calls.ts')),
  evidence(schemaRegistry, () => import('./schema-registry.calls.ts'), schemaRegistryChecks),
])
