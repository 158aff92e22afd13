import { evidence, service } from '../../kit/index.ts'
import * as taskChecks from './task.checks.ts'
import { task } from './task.ts'

export const datasync = service('datasync', 'AWS DataSync', [
  evidence(task, () => import('./task.calls.ts'), taskChecks),
])
