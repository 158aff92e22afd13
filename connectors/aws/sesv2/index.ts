import { evidence, service } from '../../kit/index.ts'
import * as configurationSetChecks from './configuration-set.checks.ts'
import { configurationSet } from './configuration-set.ts'
import * as emailIdentityChecks from './email-identity.checks.ts'
import { emailIdentity } from './email-identity.ts'

export const sesv2 = service('sesv2', 'Amazon SES', [
  evidence(configurationSet, () => import('./configuration-set.calls.ts'), configurationSetChecks),
  evidence(emailIdentity, () => import('./email-identity.calls.ts'), emailIdentityChecks),
])
