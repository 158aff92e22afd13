import { evidence, service } from '../../kit/index.ts'
import { connection } from './connection.ts'
import * as eventBusChecks from './event-bus.checks.ts'
import { eventBus } from './event-bus.ts'
import { eventSource } from './event-source.ts'
import { rule } from './rule.ts'

export const events = service('events', 'Amazon EventBridge', [
  evidence(eventBus, () => import('./event-bus.calls.ts'), eventBusChecks),
  evidence(rule, () => import('./rule.calls.ts')),
  evidence(connection, () => import('./connection.calls.ts')),
  evidence(eventSource, () => import('./event-source.calls.ts')),
])
