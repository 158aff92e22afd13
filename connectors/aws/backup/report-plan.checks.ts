import { accountCheck, fail, inAccount, notApplicable, pass } from '../../kit/index.ts'
import { plan } from './plan.ts'
import { reportPlan } from './report-plan.ts'

export const accountHasReportPlan = accountCheck(reportPlan, {
  id: 'backup-account-report-plan-exists',
  title: 'AWS Backup reports on what the backup plans do',
  severity: 'low',
  remediation: 'Make a report plan of AWS Backup, such as one of backup jobs.',
  why: 'That backups fail, or that nothing covers a resource, is otherwise seen by whoever happens to look.',
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
