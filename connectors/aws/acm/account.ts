import type { ExpiryEventsConfiguration } from '@aws-sdk/client-acm'
import { evidenceType } from '../../kit/index.ts'

export interface Account {
  /** `GetAccountConfiguration`: how many days before a certificate runs out EventBridge is told. */
  ExpiryEvents: ExpiryEventsConfiguration | null
}

export const account = evidenceType<Account>({
  id: 'aws.acm.account',
  title: 'When ACM tells of certificates that run out',
  reach: 'region',
  population: 'the account itself, once in the region: its configuration of ACM',
})
