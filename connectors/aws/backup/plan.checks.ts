import { accountCheck, check, fail, inAccount, pass, unknown } from '../../kit/index.ts'
import { arnParts } from '../../policy/index.ts'
import { plan } from './plan.ts'

const PLANS = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html'

export const accountHasPlan = accountCheck(plan, {
  id: 'backup-account-plan-in-use',
  title: 'A backup plan backs something up',
  severity: 'medium',
  remediation: 'Make a backup plan, and assign resources to it.',
  references: [PLANS],
  reads: { plans: inAccount(plan, p => p.Selections.length > 0) },
  test({ plans }) {
    const used = plans.find(({ value }) => value)
    return used
      ? pass(`Plan ${used.name} in ${used.region} has resources assigned to it.`)
      : fail('No backup plan has resources assigned to it.')
  },
})

export const planSelectsResources = check(plan, {
  id: 'backup-plan-resources-assigned',
  title: 'Backup plans have resources assigned to them',
  severity: 'medium',
  remediation: 'Assign resources to the plan, or delete it.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
  test: ({ Selections: all }) =>
    all.length > 0
      ? pass(`Resources are assigned by ${all.length} selection${all.length === 1 ? '' : 's'}.`)
      : fail('Nothing is assigned to the plan.'),
})

export const planCopiesElsewhere = check(plan, {
  id: 'backup-plan-copies-elsewhere',
  title: 'Backup plans copy backups to another region or account',
  severity: 'medium',
  remediation: 'Add a copy to a vault of another region or account to a rule of the plan.',
  why: 'Backups beside what they back up are lost together with it.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html'],
  test({ BackupPlan: of }, { account, region }) {
    if (!of?.Rules) return unknown('AWS answered no rules of the plan.')
    const targets = of.Rules.flatMap(rule => rule.CopyActions ?? []).map(copy => copy.DestinationBackupVaultArn)
    const away = targets.find(arn => arn !== undefined && isElsewhere(arn, account, region))
    if (away !== undefined) return pass(`Backups are copied to ${away}.`)
    if (targets.includes(undefined)) return unknown('AWS did not state where backups are copied to.')
    return fail(
      targets.length > 0 ? 'Backups are copied within account and region only.' : 'Backups are copied nowhere.',
    )
  },
})

function isElsewhere(arn: string, account: string, region: string): boolean {
  const [, , , ofRegion, ofAccount] = arnParts(arn)
  return Boolean(ofRegion && ofAccount) && (ofRegion !== region || ofAccount !== account)
}
