import { evidence, service } from '../../kit/index.ts'
import * as planChecks from './plan.checks.ts'
import { plan } from './plan.ts'

export const support = service('support', 'AWS Support', [evidence(plan, () => import('./plan.calls.ts'), planChecks)])
