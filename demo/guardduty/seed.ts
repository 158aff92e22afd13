import {
  CreateDetectorCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
} from '@aws-sdk/client-guardduty'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** The security account that Northwind Pay delegated GuardDuty to. */
export const SECURITY_ACCOUNT = '320987654321'

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
        { Name: 'RUNTIME_MONITORING', Status: 'DISABLED' },
      ],
      Tags: { owner: 'security' },
    }),
  )
  await client.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ACCOUNT }))
}

export default { since: 880, after: ['organizations'], fill: seedGuardduty } satisfies Seed
