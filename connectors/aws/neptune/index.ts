import { evidence, service } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as clusterSnapshotChecks from './cluster-snapshot.checks.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'

export const neptune = service('neptune', 'Amazon Neptune', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(clusterSnapshot, () => import('./cluster-snapshot.calls.ts'), clusterSnapshotChecks),
])
