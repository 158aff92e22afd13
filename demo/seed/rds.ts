import { RDSClient } from '@aws-sdk/client-rds'
import type { SeedAccount } from './account.ts'
import { seedEurope } from './rds/europe.ts'
import { seedMain } from './rds/main.ts'

/**
 * Northwind Pay's databases: the ledger and payments kept as they should be; reporting open to the internet and
 * unencrypted; a treasury on Oracle, whose TLS Exhibit cannot judge; a graph on Neptune, which shares the API.
 */
export async function seedRds(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  await seedMain(account.client(RDSClient, main))
  await seedEurope(account.client(RDSClient, second))
}
