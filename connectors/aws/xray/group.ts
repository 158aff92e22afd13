import type { GroupSummary } from '@aws-sdk/client-xray'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `GetGroups` answers it. */
export type Group = GroupSummary

export const group = evidenceType<Group>({
  id: 'aws.xray.group',
  title: 'Groups of traces of X-Ray, and whether they are watched for faults',
  reach: 'region',
  population: 'every group of X-Ray of the account in the region, the default one among them',
})
