import { evidence, service } from '../../kit/index.ts'
import * as encryptionChecks from './encryption.checks.ts'
import { encryption } from './encryption.ts'
import { group } from './group.ts'
import { samplingRule } from './sampling-rule.ts'

export const xray = service('xray', 'AWS X-Ray', [
  evidence(encryption, () => import('./encryption.calls.ts'), encryptionChecks),
  evidence(group, () => import('./group.calls.ts')),
  evidence(samplingRule, () => import('./sampling-rule.calls.ts')),
])
