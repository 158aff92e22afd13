import type { ReportPlan } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

export const reportPlan = evidenceType<ReportPlan>({
  id: 'aws.backup.report-plan',
  title: 'Report plans of AWS Backup',
  reach: 'region',
  population: 'every report plan of AWS Backup of the account in the region',
  observed: ['/LastAttemptedExecutionTime', '/LastSuccessfulExecutionTime'],
})
