import { accountCheck, fail, inAccount, pass } from '../../kit/index.ts'
import { restoreTestingPlan } from './restore-testing-plan.ts'

export const accountTestsRestores = accountCheck(restoreTestingPlan, {
  id: 'backup-account-restore-testing-plan',
  title: 'AWS Backup tries restores by a plan',
  severity: 'low',
  remediation: 'Make a restore testing plan, and select the resources whose backups it restores.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html'],
  reads: { plans: inAccount(restoreTestingPlan, ({ Selections }) => (Selections?.length ?? 0) > 0) },
  test({ plans }) {
    const plan = plans.find(({ value }) => value)
    return plan
      ? pass(`Plan ${plan.name} in ${plan.region} tries restores.`)
      : fail('No restore testing plan has resources selected.')
  },
})
