import { evidence, service } from '../../kit/index.ts'
import { certificate } from './certificate.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import * as clusterSnapshotChecks from './cluster-snapshot.checks.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'
import { instance } from './instance.ts'

export const docdb = service('docdb', 'Amazon DocumentDB', [
  evidence(certificate, () => import('./certificate.calls.ts')),
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(clusterParameterGroup, () => import('./cluster-parameter-group.calls.ts')),
  evidence(clusterSnapshot, () => import('./cluster-snapshot.calls.ts'), clusterSnapshotChecks),
  evidence(instance, () => import('./instance.calls.ts')),
])
