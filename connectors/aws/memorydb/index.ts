import { evidence, service } from '../../kit/index.ts'
import { acl } from './acl.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import { user } from './user.ts'

export const memorydb = service('memorydb', 'Amazon MemoryDB', [
  evidence(acl, () => import('./acl.calls.ts')),
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(user, () => import('./user.calls.ts')),
])
