import type { Group as AwsGroup } from '@aws-sdk/client-identitystore'
import { evidenceType } from '../../kit/index.ts'

export interface Group {
  /** Of `ListGroups`. */
  Group: AwsGroup
  /** `ListGroupMemberships`: the ids of its users. */
  UserIds: string[] | null
}

export const group = evidenceType<Group>({
  id: 'aws.identitystore.group',
  title: 'Groups of IAM Identity Center, and who is in them',
  reach: 'region',
  population: 'every group of the identity stores of IAM Identity Center in the region',
})
