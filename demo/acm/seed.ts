import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { certificateArn } from './certificate.ts'

const DOMAINS = [['checkout.northwindpay.example', 'backoffice.northwindpay.example'], ['payouts.northwindpay.example']]

/** Northwind Pay's certificates: the shop's, one of the back office that cannot be renewed, and one of the second region. */
export async function seedAcm(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const domain of DOMAINS[index] ?? []) await certificateArn(account, domain, region)
}

export default { since: 340, fill: seedAcm } satisfies Seed
