import { CreateEventSubscriptionCommand, RDSClient } from '@aws-sdk/client-rds'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'
import { seedEurope } from './europe.ts'
import { seedMain, seedSnapshots } from './main.ts'

/**
 * Northwind Pay's databases: the ledger and payments kept as they should be; reporting open to the internet and
 * unencrypted; a treasury on Oracle, whose TLS Exhibit cannot judge; a graph on Neptune, which shares the API.
 */
export async function seedRds(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  await seedMain(account.client(RDSClient, main), await keyArn(account, 'nwp-databases', main))
  await seedSnapshots(account, account.client(RDSClient, main))
  account.since(540)
  await seedEurope(account.client(RDSClient, second), await keyArn(account, 'nwp-payouts', second))
  const SnsTopicArn = `arn:aws:sns:${main}:${account.id}:nwp-ledger-events`
  const told = { SubscriptionName: 'nwp-databases', SnsTopicArn, SourceType: 'db-instance', Enabled: true }
  await account
    .client(RDSClient, main)
    .send(new CreateEventSubscriptionCommand({ ...told, EventCategories: ['failure', 'maintenance'] }))
}

export default { since: 980, after: ['kms'], fill: seedRds } satisfies Seed
