import { evidence, service } from '../../kit/index.ts'
import * as eventBusChecks from './event-bus.checks.ts'
import { eventBus } from './event-bus.ts'
import { rule } from './rule.ts'

export const events = service('events', 'Amazon EventBridge', [
  evidence(eventBus, () => import('./event-bus.calls.ts'), eventBusChecks),
  evidence(rule, () => import('./rule.calls.ts')),
])
