import { evidence, service } from '../../kit/index.ts'
import * as instanceChecks from './instance.checks.ts'
import { instance } from './instance.ts'

export const connect = service('connect', 'Amazon Connect', [
  evidence(instance, () => import('./instance.calls.ts'), instanceChecks),
])
