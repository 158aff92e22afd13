import { RDSClient } from '@aws-sdk/client-rds'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { seedEurope } from './europe.ts'
import { seedMain } from './main.ts'

/**
 * Northwind Pay's databases: the ledger and payments kept as they should be; reporting open to the internet and
 * unencrypted; a treasury on Oracle, whose TLS Exhibit cannot judge; a graph on Neptune, which shares the API.
 */
export async function seedRds(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  await seedMain(account.client(RDSClient, main))
  await seedEurope(account.client(RDSClient, second))
}

export default { since: 980, after: ['kms'], fill: seedRds } satisfies Seed
