import { evidence, service } from '../../kit/index.ts'
import * as scheduleChecks from './schedule.checks.ts'
import { schedule } from './schedule.ts'
import { scheduleGroup } from './schedule-group.ts'

export const scheduler = service('scheduler', 'Amazon EventBridge Scheduler', [
  evidence(schedule, () => import('./schedule.calls.ts'), scheduleChecks),
  evidence(scheduleGroup, () => import('./schedule-group.calls.ts')),
])
