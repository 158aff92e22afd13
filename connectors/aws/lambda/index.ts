import { evidence, service } from '../../kit/index.ts'
import { eventSourceMapping } from './event-source-mapping.ts'
import * as functionChecks from './function.checks.ts'
import { lambdaFunction } from './function.ts'
import * as functionAccessChecks from './function-access.checks.ts'
import * as functionRecordedChecks from './function-recorded.checks.ts'
import * as functionRuntimeChecks from './function-runtime.checks.ts'

export const lambda = service('lambda', 'AWS Lambda', [
  evidence(eventSourceMapping, () => import('./event-source-mapping.calls.ts')),
  evidence(
    lambdaFunction,
    () => import('./function.calls.ts'),
    functionChecks,
    functionAccessChecks,
    functionRecordedChecks,
    functionRuntimeChecks,
  ),
])
