import { evidence, service } from '../../kit/index.ts'
import * as acceleratorChecks from './accelerator.checks.ts'
import { accelerator } from './accelerator.ts'

export const globalaccelerator = service('globalaccelerator', 'AWS Global Accelerator', [
  evidence(accelerator, () => import('./accelerator.calls.ts'), acceleratorChecks),
])
