import type { PasswordPolicy as Policy } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

export interface PasswordPolicy {
  /** `GetAccountPasswordPolicy`; `null`: the account has set none, and AWS's default (8 characters, no expiry) applies. */
  PasswordPolicy: Policy | null
}

export const passwordPolicy = evidenceType<PasswordPolicy>({
  id: 'aws.iam.password-policy',
  title: 'Password policy for IAM users',
  reach: 'account',
  population: "the account's password policy for IAM users: one member, also where the account has set no policy",
})
