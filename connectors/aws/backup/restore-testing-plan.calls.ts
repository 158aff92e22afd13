import {
  BackupClient,
  GetRestoreTestingPlanCommand,
  ListRestoreTestingPlansCommand,
  ListRestoreTestingSelectionsCommand,
} from '@aws-sdk/client-backup'
import { call, list, type Reader } from '../../kit/index.ts'
import type { RestoreTestingPlan } from './restore-testing-plan.ts'

const plan = { client: BackupClient, gone: ['ResourceNotFoundException'] }

export const listRestoreTestingPlans = list({
  action: 'backup:ListRestoreTestingPlans',
  client: BackupClient,
  command: ListRestoreTestingPlansCommand,
  items: 'RestoreTestingPlans',
  id: ['RestoreTestingPlanArn', 'RestoreTestingPlanName'],
  token: 'NextToken',
})

export const getRestoreTestingPlan = call({
  ...plan,
  action: 'backup:GetRestoreTestingPlan',
  command: GetRestoreTestingPlanCommand,
})

export const listRestoreTestingSelections = list({
  ...plan,
  action: 'backup:ListRestoreTestingSelections',
  command: ListRestoreTestingSelectionsCommand,
  items: 'RestoreTestingSelections',
  token: 'NextToken',
})

const read: Reader<RestoreTestingPlan> = async function* (aws) {
  for await (const { RestoreTestingPlanArn, RestoreTestingPlanName } of aws.list(listRestoreTestingPlans, {})) {
    yield {
      id: RestoreTestingPlanArn,
      name: RestoreTestingPlanName,
      settings: {
        RestoreTestingPlanArn,
        RestoreTestingPlan: aws.get(getRestoreTestingPlan, { RestoreTestingPlanName }, r => r.RestoreTestingPlan),
        Selections: aws.all(listRestoreTestingSelections, { RestoreTestingPlanName }),
      },
    }
  }
}

export default read
