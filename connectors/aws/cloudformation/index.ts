import { evidence, service } from '../../kit/index.ts'
import * as stackChecks from './stack.checks.ts'
import { stack } from './stack.ts'

export const cloudformation = service('cloudformation', 'AWS CloudFormation', [
  evidence(stack, () => import('./stack.calls.ts'), stackChecks),
])
