import { evidence, service } from '../../kit/index.ts'
import * as endpointChecks from './endpoint.checks.ts'
import { endpoint } from './endpoint.ts'
import * as replicationInstanceChecks from './replication-instance.checks.ts'
import { replicationInstance } from './replication-instance.ts'
import * as replicationTaskChecks from './replication-task.checks.ts'
import { replicationTask } from './replication-task.ts'

export const dms = service('dms', 'AWS Database Migration Service', [
  evidence(endpoint, () => import('./endpoint.calls.ts'), endpointChecks),
  evidence(replicationInstance, () => import('./replication-instance.calls.ts'), replicationInstanceChecks),
  evidence(replicationTask, () => import('./replication-task.calls.ts'), replicationTaskChecks),
])
