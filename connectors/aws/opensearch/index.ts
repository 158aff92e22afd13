import { evidence, service } from '../../kit/index.ts'
import * as accessChecks from './access.checks.ts'
import { domain } from './domain.ts'
import * as encryptionChecks from './encryption.checks.ts'
import * as operationChecks from './operation.checks.ts'

export const opensearch = service('opensearch', 'Amazon OpenSearch Service', [
  evidence(domain, () => import('./domain.calls.ts'), accessChecks, encryptionChecks, operationChecks),
])
