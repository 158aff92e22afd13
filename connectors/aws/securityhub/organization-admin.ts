import type { AdminAccount } from '@aws-sdk/client-securityhub'
import { evidenceType } from '../../kit/index.ts'

export const organizationAdmin = evidenceType<AdminAccount>({
  id: 'aws.securityhub.organization-admin',
  title: 'Accounts that administer Security Hub CSPM for the organization',
  reach: 'region',
  population:
    "the accounts that the organization delegated Security Hub CSPM to in the region; only the organization's management account may list them, and those of the newer Security Hub (Feature = SecurityHubV2) are not asked for",
})
