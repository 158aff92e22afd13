import { evidence, service } from '../../kit/index.ts'
import * as registryChecks from './registry.checks.ts'
import { registry } from './registry.ts'
import * as repositoryChecks from './repository.checks.ts'
import { repository } from './repository.ts'

export const ecr = service('ecr', 'Amazon ECR', [
  evidence(registry, () => import('./registry.calls.ts'), registryChecks),
  evidence(repository, () => import('./repository.calls.ts'), repositoryChecks),
])
