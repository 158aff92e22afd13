import { evidence, service } from '../../kit/index.ts'
import * as vaultChecks from './vault.checks.ts'
import { vault } from './vault.ts'

export const glacier = service('glacier', 'Amazon S3 Glacier', [
  evidence(vault, () => import('./vault.calls.ts'), vaultChecks),
])
