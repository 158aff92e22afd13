import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Security Hub CSPM is on in the main region only; the answers say with which standards. */
export async function seedSecurityhub(account: SeedAccount): Promise<void> {
  await account
    .client(SecurityHubClient)
    .send(new EnableSecurityHubCommand({ EnableDefaultStandards: true, Tags: { owner: 'security' } }))
}

export default { since: 860, fill: seedSecurityhub } satisfies Seed
