import { connector, reads } from '../../kit/index.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import * as clusterSnapshotChecks from './cluster-snapshot.checks.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import * as instanceAccessChecks from './instance-access.checks.ts'
import { parameterGroup } from './parameter-group.ts'
import * as snapshotChecks from './snapshot.checks.ts'
import { snapshot } from './snapshot.ts'

export const rds = connector({
  id: 'rds',
  title: 'Amazon RDS and Amazon Aurora',
  types: [
    reads(cluster, () => import('./cluster.calls.ts')),
    reads(clusterParameterGroup, () => import('./cluster-parameter-group.calls.ts')),
    reads(clusterSnapshot, () => import('./cluster-snapshot.calls.ts')),
    reads(instance, () => import('./instance.calls.ts')),
    reads(parameterGroup, () => import('./parameter-group.calls.ts')),
    reads(snapshot, () => import('./snapshot.calls.ts')),
  ],
  checks: [clusterChecks, clusterSnapshotChecks, instanceChecks, instanceAccessChecks, snapshotChecks].flatMap(m =>
    Object.values(m),
  ),
})
