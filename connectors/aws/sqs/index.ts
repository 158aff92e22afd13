import { evidence, service } from '../../kit/index.ts'
import * as queueChecks from './queue.checks.ts'
import { queue } from './queue.ts'

export const sqs = service('sqs', 'Amazon SQS', [evidence(queue, () => import('./queue.calls.ts'), queueChecks)])
