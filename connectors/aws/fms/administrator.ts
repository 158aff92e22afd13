import type { GetAdminScopeResponse } from '@aws-sdk/client-fms'
import { evidenceType } from '../../kit/index.ts'

/** What the account may manage, as `GetAdminScope` answers it. */
export type Administrator = Pick<GetAdminScopeResponse, 'AdminScope' | 'Status'>

export const administrator = evidenceType<Administrator>({
  id: 'aws.fms.administrator',
  title: 'Whether the account administers Firewall Manager, and what it may manage by it',
  reach: 'account',
  population: 'the account, where it is an administrator of Firewall Manager for its organization; else none',
})
