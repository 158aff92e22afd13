import { ListMonitoringAlertsCommand, ListMonitoringSchedulesCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import type { MonitoringSchedule } from './monitoring-schedule.ts'

export const listMonitoringSchedules = list({
  action: 'sagemaker:ListMonitoringSchedules',
  client: SageMakerClient,
  command: ListMonitoringSchedulesCommand,
  items: 'MonitoringScheduleSummaries',
  id: ['MonitoringScheduleArn', 'MonitoringScheduleName'],
  token: 'NextToken',
})

export const listMonitoringAlerts = list({
  action: 'sagemaker:ListMonitoringAlerts',
  client: SageMakerClient,
  command: ListMonitoringAlertsCommand,
  items: 'MonitoringAlertSummaries',
  token: 'NextToken',
  gone: ['ResourceNotFound'],
})

const read: Reader<MonitoringSchedule> = async function* (aws) {
  for await (const schedule of aws.list(listMonitoringSchedules, { MaxResults: 100 })) {
    const { MonitoringScheduleArn, MonitoringScheduleName } = schedule
    yield {
      id: MonitoringScheduleArn,
      name: MonitoringScheduleName,
      settings: {
        ...schedule,
        Alerts: aws.all(listMonitoringAlerts, { MonitoringScheduleName, MaxResults: 100 }),
      },
    }
  }
}

export default read
