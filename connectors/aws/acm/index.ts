import { evidence, service } from '../../kit/index.ts'
import * as certificateChecks from './certificate.checks.ts'
import { certificate } from './certificate.ts'

export const acm = service('acm', 'AWS Certificate Manager', [
  evidence(certificate, () => import('./certificate.calls.ts'), certificateChecks),
])
