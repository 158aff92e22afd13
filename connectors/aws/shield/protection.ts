import type { Protection as AwsProtection } from '@aws-sdk/client-shield'
import { evidenceType } from '../../kit/index.ts'

/** One protection, as `ListProtections` answers it. */
export type Protection = AwsProtection

export const protection = evidenceType<Protection>({
  id: 'aws.shield.protection',
  title: 'What Shield Advanced protects',
  reach: 'account',
  population: 'every protection of Shield Advanced of the account, in any region; none where it has no subscription',
})
