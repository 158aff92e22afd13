import { evidence, service } from '../../kit/index.ts'
import { automatedBackup } from './automated-backup.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as clusterLogsChecks from './cluster-logs.checks.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import * as clusterSnapshotChecks from './cluster-snapshot.checks.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'
import * as clusterUpkeepChecks from './cluster-upkeep.checks.ts'
import * as copiedTagsChecks from './copied-tags.checks.ts'
import { dbSecurityGroup } from './db-security-group.ts'
import * as eventSubscriptionChecks from './event-subscription.checks.ts'
import { eventSubscription } from './event-subscription.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'
import * as instanceAccessChecks from './instance-access.checks.ts'
import * as instanceCertificateChecks from './instance-certificate.checks.ts'
import * as instanceLogsChecks from './instance-logs.checks.ts'
import * as instancePlaceChecks from './instance-place.checks.ts'
import * as instanceTlsChecks from './instance-tls.checks.ts'
import * as instanceVersionChecks from './instance-version.checks.ts'
import * as knownDefaultsChecks from './known-defaults.checks.ts'
import { majorEngineVersion } from './major-engine-version.ts'
import { parameterGroup } from './parameter-group.ts'
import * as proxyChecks from './proxy.checks.ts'
import { proxy } from './proxy.ts'
import * as snapshotChecks from './snapshot.checks.ts'
import { snapshot } from './snapshot.ts'
import { subnetGroup } from './subnet-group.ts'

export const rds = service('rds', 'Amazon RDS and Amazon Aurora', [
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks, clusterLogsChecks, clusterUpkeepChecks),
  evidence(majorEngineVersion, () => import('./major-engine-version.calls.ts')),
  evidence(clusterParameterGroup, () => import('./cluster-parameter-group.calls.ts')),
  evidence(clusterSnapshot, () => import('./cluster-snapshot.calls.ts'), clusterSnapshotChecks),
  evidence(
    instance,
    () => import('./instance.calls.ts'),
    instanceChecks,
    instanceAccessChecks,
    instanceCertificateChecks,
    instanceLogsChecks,
    instancePlaceChecks,
    instanceTlsChecks,
    instanceVersionChecks,
    copiedTagsChecks,
    knownDefaultsChecks,
  ),
  evidence(parameterGroup, () => import('./parameter-group.calls.ts')),
  evidence(snapshot, () => import('./snapshot.calls.ts'), snapshotChecks),
  evidence(automatedBackup, () => import('./automated-backup.calls.ts')),
  evidence(dbSecurityGroup, () => import('./db-security-group.calls.ts')),
  evidence(eventSubscription, () => import('./event-subscription.calls.ts'), eventSubscriptionChecks),
  evidence(proxy, () => import('./proxy.calls.ts'), proxyChecks),
  evidence(subnetGroup, () => import('./subnet-group.calls.ts')),
])
