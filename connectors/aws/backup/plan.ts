import type { BackupPlan, BackupPlansListMember, BackupSelection } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

export interface Plan {
  /** Of `ListBackupPlans`. */
  Plan: BackupPlansListMember
  /** `GetBackupPlan`: the rules, with where copies go. */
  BackupPlan: BackupPlan | null
  /** `ListBackupSelections` and `GetBackupSelection`: what the plan backs up. */
  Selections: BackupSelection[]
}

export const plan = evidenceType<Plan>({
  id: 'aws.backup.plan',
  title: 'Backup plans, their rules, what they back up and where copies go',
  reach: 'region',
  population:
    'every backup plan of AWS Backup in the region that is not deleted, those that policies of the organization made among them',
  observed: ['/Plan/LastExecutionDate'],
})
