import type { GetScheduleOutput } from '@aws-sdk/client-scheduler'
import { evidenceType } from '../../kit/index.ts'

export type Description = GetScheduleOutput

export interface Schedule {
  /** `GetSchedule`. */
  Schedule: Description | null
}

/** What a schedule hands to its target may hold whatever that needs: that there is something is kept. */
export const schedule = evidenceType<Schedule>({
  id: 'aws.scheduler.schedule',
  title: 'Schedules of EventBridge Scheduler, what they start and as whom',
  reach: 'region',
  population: 'every schedule of EventBridge Scheduler of the account in the region, in every group, turned on or off',
  secrets: [{ pointer: '/Schedule/Target/Input', rule: 'scheduler-target-input' }],
})
