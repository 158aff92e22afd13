import {
  BackupClient,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
} from '@aws-sdk/client-backup'
import { type Aws, call, list, type Reader, Unread } from '../../kit/index.ts'
import type { Plan } from './plan.ts'

const plan = { client: BackupClient, gone: ['ResourceNotFoundException'] }

export const listBackupPlans = list({
  action: 'backup:ListBackupPlans',
  client: BackupClient,
  command: ListBackupPlansCommand,
  items: 'BackupPlansList',
  id: ['BackupPlanArn', 'BackupPlanId'],
  token: 'NextToken',
})

export const getBackupPlan = call({ ...plan, action: 'backup:GetBackupPlan', command: GetBackupPlanCommand })

export const listBackupSelections = list({
  ...plan,
  action: 'backup:ListBackupSelections',
  command: ListBackupSelectionsCommand,
  items: 'BackupSelectionsList',
  id: 'SelectionId',
  token: 'NextToken',
})

export const getBackupSelection = call({
  ...plan,
  action: 'backup:GetBackupSelection',
  command: GetBackupSelectionCommand,
})

const read: Reader<Plan> = async function* (aws) {
  for await (const Plan of aws.list(listBackupPlans, {})) {
    const { BackupPlanArn, BackupPlanId } = Plan
    yield {
      id: BackupPlanArn,
      name: Plan.BackupPlanName,
      settings: {
        Plan,
        BackupPlan: aws.get(getBackupPlan, { BackupPlanId }, r => r.BackupPlan),
        Selections: aws.field(() => selectionsOf(aws, BackupPlanId)),
      },
    }
  }
}

async function selectionsOf(aws: Aws, BackupPlanId: string) {
  const listed = (await aws.all(listBackupSelections, { BackupPlanId })) ?? []
  return Promise.all(
    listed.map(async ({ SelectionId }) => {
      const found = await aws.get(getBackupSelection, { BackupPlanId, SelectionId }, r => r.BackupSelection)
      if (found === null)
        throw new Unread('backup:GetBackupSelection', 'NotAnswered', 'AWS lists it and does not describe it')
      return found
    }),
  )
}

export default read
