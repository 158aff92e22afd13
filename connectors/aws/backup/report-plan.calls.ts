import { BackupClient, ListReportPlansCommand, type ReportPlan } from '@aws-sdk/client-backup'
import { list, type Reader } from '../../kit/index.ts'

export const listReportPlans = list({
  action: 'backup:ListReportPlans',
  client: BackupClient,
  command: ListReportPlansCommand,
  items: 'ReportPlans',
  id: ['ReportPlanArn', 'ReportPlanName'],
  token: 'NextToken',
})

const read: Reader<ReportPlan> = async function* (aws) {
  for await (const one of aws.list(listReportPlans, {}))
    yield { id: one.ReportPlanArn, name: one.ReportPlanName, settings: one }
}

export default read
