import type { RestoreTestingPlanForGet, RestoreTestingSelectionForList } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

export interface RestoreTestingPlan {
  RestoreTestingPlanArn: string
  /** `GetRestoreTestingPlan`. */
  RestoreTestingPlan: RestoreTestingPlanForGet | null
  /** `ListRestoreTestingSelections`: the kinds of resources that are restored. */
  Selections: RestoreTestingSelectionForList[] | null
}

export const restoreTestingPlan = evidenceType<RestoreTestingPlan>({
  id: 'aws.backup.restore-testing-plan',
  title: 'Plans by which AWS Backup tries restores, and what they restore',
  reach: 'region',
  population: 'every restore testing plan of AWS Backup in the region',
  observed: ['/RestoreTestingPlan/LastExecutionTime'],
})
