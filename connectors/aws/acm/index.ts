import { evidence, service } from '../../kit/index.ts'
import { account } from './account.ts'
import * as certificateChecks from './certificate.checks.ts'
import { certificate } from './certificate.ts'

export const acm = service('acm', 'AWS Certificate Manager', [
  evidence(certificate, () => import('./certificate.calls.ts'), certificateChecks),
  evidence(account, () => import('./account.calls.ts')),
])
