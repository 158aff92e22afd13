import { evidence, service } from '../../kit/index.ts'
import * as rotationChecks from './rotation.checks.ts'
import * as secretChecks from './secret.checks.ts'
import { secret } from './secret.ts'

export const secretsmanager = service('secretsmanager', 'AWS Secrets Manager', [
  evidence(secret, () => import('./secret.calls.ts'), secretChecks, rotationChecks),
])
