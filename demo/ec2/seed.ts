import { EC2Client } from '@aws-sdk/client-ec2'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { seedDisks } from './disks.ts'
import { seedFirewalls } from './firewalls.ts'
import { seedInstances } from './instances.ts'
import { seedLinks } from './links.ts'
import { seedNetwork } from './network.ts'

/**
 * Northwind Pay's networks and machines. Production (first region) is mostly well kept: private subnets, flow logs,
 * IMDSv2; the sandbox beside it and the second region hold what an audit finds: an open bastion, unencrypted disks, a
 * shared snapshot, wide routes, no flow logs.
 */
export async function seedEc2(account: SeedAccount): Promise<void> {
  const [main, second] = account.regions
  const prod = await seedNetwork(account.client(EC2Client, main), { name: 'payments-prod', net: '10.20', az: main })
  const sandbox = await seedNetwork(account.client(EC2Client, main), { name: 'sandbox', net: '10.30', az: main })
  account.since(520)
  const eu = await seedNetwork(account.client(EC2Client, second), { name: 'payments-eu', net: '10.40', az: second })
  account.since(410)
  const groups = await seedFirewalls(account.client(EC2Client, main), prod, { careful: true })
  const euGroups = await seedFirewalls(account.client(EC2Client, second), eu, { careful: false })
  account.since(300)
  await seedLinks(account, main, prod, sandbox, { region: second, network: eu })
  account.since(75)
  await seedInstances(account, main, prod, groups, { careful: true })
  account.since(260)
  await seedInstances(account, second, eu, euGroups, { careful: false })
  account.since(240)
  await seedDisks(account, main, { careful: true })
  await seedDisks(account, second, { careful: false })
}

export default { since: 640, after: ['kms', 'iam', 'logs'], fill: seedEc2 } satisfies Seed
