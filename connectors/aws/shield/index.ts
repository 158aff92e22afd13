import { evidence, service } from '../../kit/index.ts'
import * as protectionChecks from './protection.checks.ts'
import { protection } from './protection.ts'
import { subscription } from './subscription.ts'

export const shield = service('shield', 'AWS Shield', [
  evidence(protection, () => import('./protection.calls.ts'), protectionChecks),
  evidence(subscription, () => import('./subscription.calls.ts')),
])
