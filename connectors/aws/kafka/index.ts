import { evidence, service } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import { kafkaVersion } from './kafka-version.ts'

export const kafka = service('kafka', 'Amazon MSK', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(kafkaVersion, () => import('./kafka-version.calls.ts')),
])
