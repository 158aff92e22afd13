import type { SeedAccount } from './account.ts'
import { seedAccountContacts } from './account-contacts.ts'
import { seedCloudtrail } from './cloudtrail.ts'
import { seedCloudwatch } from './cloudwatch.ts'
import { seedConfig } from './config.ts'
import { seedEc2 } from './ec2.ts'
import { seedGuardduty } from './guardduty.ts'
import { seedIam } from './iam.ts'
import { seedKms } from './kms.ts'
import { seedLogs } from './logs.ts'
import { seedOrganizations } from './organizations.ts'
import { seedRds } from './rds.ts'
import { seedS3 } from './s3.ts'
import { seedSecurityhub } from './securityhub.ts'
import { seedSns } from './sns.ts'

/** In the order in which one needs the other: keys before buckets, buckets and topics before trails, trails before alarms. */
const STEPS = {
  kms: seedKms,
  s3: seedS3,
  sns: seedSns,
  logs: seedLogs,
  iam: seedIam,
  organizations: seedOrganizations,
  account: seedAccountContacts,
  cloudtrail: seedCloudtrail,
  cloudwatch: seedCloudwatch,
  config: seedConfig,
  guardduty: seedGuardduty,
  securityhub: seedSecurityhub,
  ec2: seedEc2,
  rds: seedRds,
} satisfies Record<string, (account: SeedAccount) => Promise<void>>

/** Fills an empty account as that of Northwind Pay, a small made-up payments company: good settings and bad ones. */
export async function seed(account: SeedAccount, progress: (step: string) => void = () => {}): Promise<void> {
  for (const [step, fill] of Object.entries(STEPS)) {
    progress(step)
    await fill(account)
  }
}
