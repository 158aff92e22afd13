import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

/** Northwind Pay told AWS whom to bill, and forgot to say whom to call about security. */
export async function seedAccountContacts(account: SeedAccount): Promise<void> {
  await account.client(AccountClient).send(
    new PutAlternateContactCommand({
      AlternateContactType: 'BILLING',
      Name: 'Priya Raman',
      Title: 'Head of Finance',
      EmailAddress: 'billing@northwindpay.example',
      PhoneNumber: '+49 30 5550101',
    }),
  )
}

export default { since: 1480, fill: seedAccountContacts } satisfies Seed
