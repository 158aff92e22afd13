import { evidence, service } from '../../kit/index.ts'
import * as blockPublicAccessChecks from './block-public-access.checks.ts'
import { blockPublicAccess } from './block-public-access.ts'
import * as clusterChecks from './cluster.checks.ts'
import { cluster } from './cluster.ts'
import * as securityConfigurationChecks from './security-configuration.checks.ts'
import { securityConfiguration } from './security-configuration.ts'

export const emr = service('emr', 'Amazon EMR', [
  evidence(blockPublicAccess, () => import('./block-public-access.calls.ts'), blockPublicAccessChecks),
  evidence(cluster, () => import('./cluster.calls.ts'), clusterChecks),
  evidence(securityConfiguration, () => import('./security-configuration.calls.ts'), securityConfigurationChecks),
])
