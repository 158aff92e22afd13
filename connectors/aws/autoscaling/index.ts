import { evidence, service } from '../../kit/index.ts'
import * as groupChecks from './group.checks.ts'
import { group } from './group.ts'
import * as launchConfigurationChecks from './launch-configuration.checks.ts'
import { launchConfiguration } from './launch-configuration.ts'

export const autoscaling = service('autoscaling', 'Amazon EC2 Auto Scaling', [
  evidence(group, () => import('./group.calls.ts'), groupChecks),
  evidence(launchConfiguration, () => import('./launch-configuration.calls.ts'), launchConfigurationChecks),
])
