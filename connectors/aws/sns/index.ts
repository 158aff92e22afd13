import { connector, reads } from '../../kit/index.ts'
import * as topicChecks from './topic.checks.ts'
import { topic } from './topic.ts'

export const sns = connector({
  id: 'sns',
  title: 'Amazon SNS',
  types: [reads(topic, () => import('./topic.calls.ts'))],
  checks: [...Object.values(topicChecks)],
})
