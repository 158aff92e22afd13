import { evidence, service } from '../../kit/index.ts'
import * as topicChecks from './topic.checks.ts'
import { topic } from './topic.ts'

export const sns = service('sns', 'Amazon SNS', [evidence(topic, () => import('./topic.calls.ts'), topicChecks)])
