import type { MonitoringAlertSummary, MonitoringScheduleSummary } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One schedule as ListMonitoringSchedules answers it. */
export interface MonitoringSchedule extends MonitoringScheduleSummary {
  /** `ListMonitoringAlerts`. */
  Alerts: MonitoringAlertSummary[] | null
}

export const monitoringSchedule = evidenceType<MonitoringSchedule>({
  id: 'aws.sagemaker.monitoring-schedule',
  title: 'Schedules by which SageMaker watches models, and their alerts',
  reach: 'region',
  population: 'every monitoring schedule of the account in the region, in any state',
  observed: ['/LastModifiedTime'],
})
