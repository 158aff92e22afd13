import { evidence, service } from '../../kit/index.ts'
import * as stateMachineChecks from './state-machine.checks.ts'
import { stateMachine } from './state-machine.ts'

export const stepfunctions = service('stepfunctions', 'AWS Step Functions', [
  evidence(stateMachine, () => import('./state-machine.calls.ts'), stateMachineChecks),
])
