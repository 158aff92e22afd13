import { evidence, service } from '../../kit/index.ts'
import * as keyChecks from './key.checks.ts'
import { key } from './key.ts'

export const kms = service('kms', 'AWS Key Management Service', [
  evidence(key, () => import('./key.calls.ts'), keyChecks),
])
