import type { Account } from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

/** One account of the organization, as `ListAccounts` answers it. */
export type MemberAccount = Account

export const memberAccount = evidenceType<MemberAccount>({
  id: 'aws.organizations.account',
  title: 'Accounts of the organization',
  reach: 'account',
  population:
    'every account of the organization, the management account and suspended ones included; none for a standalone account',
  // The address of an account's root user, with which its password can be reset.
  secrets: [{ pointer: '/Email', rule: 'organizations-root-email' }],
})
