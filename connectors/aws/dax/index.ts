import { evidence, service } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'

export const dax = service('dax', 'Amazon DynamoDB Accelerator', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
])
