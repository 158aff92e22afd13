import { evidence, service } from '../../kit/index.ts'
import * as identityPoolChecks from './identity-pool.checks.ts'
import { identityPool } from './identity-pool.ts'
import * as passwordChecks from './passwords.checks.ts'
import * as userPoolChecks from './user-pool.checks.ts'
import { userPool } from './user-pool.ts'
import * as clientChecks from './user-pool-client.checks.ts'
import { userPoolClient } from './user-pool-client.ts'

export const cognito = service('cognito', 'Amazon Cognito', [
  evidence(identityPool, () => import('./identity-pool.calls.ts'), identityPoolChecks),
  evidence(userPool, () => import('./user-pool.calls.ts'), userPoolChecks, passwordChecks),
  evidence(userPoolClient, () => import('./user-pool-client.calls.ts'), clientChecks),
])
