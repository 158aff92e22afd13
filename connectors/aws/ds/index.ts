import { evidence, service } from '../../kit/index.ts'
import * as directoryChecks from './directory.checks.ts'
import { directory } from './directory.ts'

export const ds = service('ds', 'AWS Directory Service', [
  evidence(directory, () => import('./directory.calls.ts'), directoryChecks),
])
