import type { ResourceShare } from '@aws-sdk/client-ram'
import { evidenceType } from '../../kit/index.ts'

/** One resource share of another account, as `GetResourceShares` answers it. */
export type ReceivedShare = ResourceShare

export const receivedShare = evidenceType<ReceivedShare>({
  id: 'aws.ram.received-share',
  title: 'Resource shares of other accounts with this one',
  reach: 'region',
  population:
    'every resource share of another account with this one in the region (resourceOwner=OTHER-ACCOUNTS), in any state',
})
