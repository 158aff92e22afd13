import { evidence, service as serviceOf } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as serviceChecks from './service.checks.ts'
import { service } from './service.ts'
import * as taskDefinitionChecks from './task-definition.checks.ts'
import { taskDefinition } from './task-definition.ts'

export const ecs = serviceOf('ecs', 'Amazon ECS', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(service, () => import('./service.calls.ts'), serviceChecks),
  evidence(taskDefinition, () => import('./task-definition.calls.ts'), taskDefinitionChecks),
])
