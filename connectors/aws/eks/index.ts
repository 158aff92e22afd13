import { evidence, service } from '../../kit/index.ts'
import * as accessEntryChecks from './access-entry.checks.ts'
import { accessEntry } from './access-entry.ts'
import * as addonChecks from './addon.checks.ts'
import { addon } from './addon.ts'
import { addonVersion } from './addon-version.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as clusterAccessChecks from './cluster-access.checks.ts'
import * as clusterLogsChecks from './cluster-logs.checks.ts'
import { clusterVersion } from './cluster-version.ts'
import * as fargateProfileChecks from './fargate-profile.checks.ts'
import { fargateProfile } from './fargate-profile.ts'
import * as nodeGroupChecks from './node-group.checks.ts'
import { nodeGroup } from './node-group.ts'

export const eks = service('eks', 'Amazon EKS', [
  evidence(accessEntry, () => import('./access-entry.calls.ts'), accessEntryChecks),
  evidence(addon, () => import('./addon.calls.ts'), addonChecks),
  evidence(addonVersion, () => import('./addon-version.calls.ts')),
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks, clusterAccessChecks, clusterLogsChecks),
  evidence(clusterVersion, () => import('./cluster-version.calls.ts')),
  evidence(fargateProfile, () => import('./fargate-profile.calls.ts'), fargateProfileChecks),
  evidence(nodeGroup, () => import('./node-group.calls.ts'), nodeGroupChecks),
])
