import { evidence, service } from '../../kit/index.ts'
import * as fileSystemChecks from './file-system.checks.ts'
import { fileSystem } from './file-system.ts'

export const fsx = service('fsx', 'Amazon FSx', [
  evidence(fileSystem, () => import('./file-system.calls.ts'), fileSystemChecks),
])
