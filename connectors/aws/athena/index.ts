import { evidence, service } from '../../kit/index.ts'
import * as workGroupChecks from './work-group.checks.ts'
import { workGroup } from './work-group.ts'

export const athena = service('athena', 'Amazon Athena', [
  evidence(workGroup, () => import('./work-group.calls.ts'), workGroupChecks),
])
