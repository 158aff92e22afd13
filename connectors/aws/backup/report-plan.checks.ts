import { accountCheck, fail, inAccount, notApplicable, pass } from '../../kit/index.ts'
import { plan } from './plan.ts'
import { reportPlan } from './report-plan.ts'

export const accountHasReportPlan = accountCheck(reportPlan, {
  id: 'backup-account-report-plan-exists',
  title: 'AWS Backup reports on the work of the backup plans',
  severity: 'low',
  remediation: 'Create a report plan in AWS Backup, for example for backup jobs.',
  why: 'Without reports, failed backups and uncovered resources are noticed only when someone happens to look.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/create-report-plan-console.html'],
  equivalents: { prowler: ['backup_reportplans_exist'] },
  reads: { plans: inAccount(plan, () => true), reports: inAccount(reportPlan, () => true) },
  test({ plans, reports }) {
    const found = reports.find(() => true)
    if (found) return pass(`Report plan ${found.name} is in ${found.region}.`)
    return plans.some(() => true)
      ? fail('AWS Backup has backup plans and no report plan.')
      : notApplicable('AWS Backup has no backup plan in the account.')
  },
})
