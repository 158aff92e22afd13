import type { AccountStatus, Settings } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

export interface Account {
  /** `GetAccountStatus`: `INACTIVE` is an account that Audit Manager was never set up in, or that left it. */
  Status: AccountStatus | null
  /** `GetSettings`; `null`: Audit Manager is not set up. */
  Settings: Settings | null
}

export const account = evidenceType<Account>({
  id: 'aws.auditmanager.account',
  title: 'AWS Audit Manager: whether it is set up, and its settings',
  reach: 'region',
  population: 'the account in the region, with the state of Audit Manager there',
})
