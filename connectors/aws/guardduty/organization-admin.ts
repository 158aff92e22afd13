import type { AdminAccount } from '@aws-sdk/client-guardduty'
import { evidenceType } from '../../kit/index.ts'

export const organizationAdmin = evidenceType<AdminAccount>({
  id: 'aws.guardduty.organization-admin',
  title: 'Accounts that administer GuardDuty for the organization',
  reach: 'region',
  population:
    "the accounts that the organization delegated GuardDuty to in the region; only the organization's management account may list them",
})
