import { evidence, service } from '../../kit/index.ts'
import * as hubChecks from './hub.checks.ts'
import { hub } from './hub.ts'

export const securityhub = service('securityhub', 'AWS Security Hub CSPM', [
  evidence(hub, () => import('./hub.calls.ts'), hubChecks),
])
