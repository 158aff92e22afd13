import { evidence, service } from '../../kit/index.ts'
import { addonVersion } from './addon-version.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as clusterLogsChecks from './cluster-logs.checks.ts'
import { clusterVersion } from './cluster-version.ts'
import * as nodeGroupChecks from './node-group.checks.ts'
import { nodeGroup } from './node-group.ts'

export const eks = service('eks', 'Amazon EKS', [
  evidence(addonVersion, () => import('./addon-version.calls.ts')),
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks, clusterLogsChecks),
  evidence(clusterVersion, () => import('./cluster-version.calls.ts')),
  evidence(nodeGroup, () => import('./node-group.calls.ts'), nodeGroupChecks),
])
