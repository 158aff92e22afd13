import {
  CreateAccountAliasCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { seedPeople } from './make-people.ts'
import { CERTIFICATES } from './past.ts'
import { seedPolicies } from './policies.ts'
import { seedRoles } from './roles.ts'

/**
 * Northwind Pay's identities: people who sign in with MFA and some who don't, service users with old keys, roles for
 * services, pipelines and vendors, and a password policy that is good enough for PCI DSS but not for CIS. The emulator
 * makes everything today; `demo/answers/iam.ts` tells the past.
 */
export async function seedIam(account: SeedAccount): Promise<void> {
  const iam = account.client(IAMClient)
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: `northwind-pay-${account.id.slice(-4)}` }))
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 12,
      RequireNumbers: true,
      RequireLowercaseCharacters: true,
      RequireUppercaseCharacters: true,
      RequireSymbols: false,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 5,
      AllowUsersToChangePassword: true,
    }),
  )
  await seedPolicies(account)
  await seedPeople(account)
  await seedRoles(account)
  for (const ServerCertificateName of Object.keys(CERTIFICATES)) {
    const made = { ServerCertificateName, CertificateBody: 'made up for the demo', PrivateKey: 'made up for the demo' }
    await iam.send(new UploadServerCertificateCommand(made))
  }
}

export default { since: 1460, fill: seedIam } satisfies Seed
