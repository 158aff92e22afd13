import type { ScheduleGroupSummary } from '@aws-sdk/client-scheduler'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `ListScheduleGroups` answers it. */
export type ScheduleGroup = ScheduleGroupSummary

export const scheduleGroup = evidenceType<ScheduleGroup>({
  id: 'aws.scheduler.schedule-group',
  title: 'Groups of schedules of EventBridge Scheduler',
  reach: 'region',
  population: 'every schedule group of the account in the region, the default one among them',
})
