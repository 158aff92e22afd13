import type { Child, OrganizationalUnit } from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

export interface Unit extends OrganizationalUnit {
  /** The root or unit it was listed under. */
  ParentId: string
  /** `ListChildren` with ChildType=ACCOUNT: the accounts directly in the unit. */
  Children: Child[] | null
}

export const unit = evidenceType<Unit>({
  id: 'aws.organizations.unit',
  title: 'Organizational units and the accounts in them',
  reach: 'account',
  population:
    'every organizational unit of the organization, at any depth under its roots; none for a standalone account',
})
