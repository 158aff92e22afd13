import {
  CreateDetectorCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
} from '@aws-sdk/client-guardduty'
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** The security account that GuardDuty is delegated to, where the account has no organization. */
export const SECURITY_ACCOUNT = '320987654321'

async function securityAccount(account: SeedAccount): Promise<string> {
  const client = account.client(OrganizationsClient)
  const { Accounts = [] } = await client.send(new ListAccountsCommand({})).catch(() => ({ Accounts: [] }))
  return Accounts.find(({ Name }) => Name === 'northwind-security')?.Id ?? SECURITY_ACCOUNT
}

/** GuardDuty is on in the main region, with two of three protection plans, and was never turned on in the second. */
export async function seedGuardduty(account: SeedAccount): Promise<void> {
  const client = account.client(GuardDutyClient)
  await client.send(
    new CreateDetectorCommand({
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Features: [
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EBS_MALWARE_PROTECTION', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
        { Name: 'RDS_LOGIN_EVENTS', Status: 'DISABLED' },
        { Name: 'LAMBDA_NETWORK_LOGS', Status: 'DISABLED' },
        { Name: 'RUNTIME_MONITORING', Status: 'DISABLED' },
      ],
      Tags: { owner: 'security' },
    }),
  )
  await client.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: await securityAccount(account) }))
}

export default { since: 880, after: ['organizations'], fill: seedGuardduty } satisfies Seed
