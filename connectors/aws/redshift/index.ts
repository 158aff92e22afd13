import { evidence, service } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as accessChecks from './cluster-access.checks.ts'
import { parameterGroup } from './parameter-group.ts'

export const redshift = service('redshift', 'Amazon Redshift', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks, accessChecks),
  evidence(parameterGroup, () => import('./parameter-group.calls.ts')),
])
