import { evidence, service } from '../../kit/index.ts'
import * as accessPointChecks from './access-point.checks.ts'
import { accessPoint } from './access-point.ts'
import * as fileSystemChecks from './file-system.checks.ts'
import { fileSystem } from './file-system.ts'
import * as mountTargetChecks from './mount-target.checks.ts'
import { mountTarget } from './mount-target.ts'

export const efs = service('efs', 'Amazon EFS', [
  evidence(accessPoint, () => import('./access-point.calls.ts'), accessPointChecks),
  evidence(fileSystem, () => import('./file-system.calls.ts'), fileSystemChecks),
  evidence(mountTarget, () => import('./mount-target.calls.ts'), mountTargetChecks),
])
