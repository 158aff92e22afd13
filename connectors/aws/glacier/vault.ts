import type { DescribeVaultOutput, GetVaultLockOutput } from '@aws-sdk/client-glacier'
import { evidenceType } from '../../kit/index.ts'

/** One vault, as `ListVaults` answers it. */
export interface Vault extends DescribeVaultOutput {
  /** `GetVaultAccessPolicy`; `null`: the vault has none. */
  AccessPolicy: string | null
  /** `GetVaultLock`: a second policy, which nobody can change once it is locked; `null`: the vault has none. */
  Lock: Omit<GetVaultLockOutput, '$metadata'> | null
}

export const vault = evidenceType<Vault>({
  id: 'aws.glacier.vault',
  title: 'Vaults of S3 Glacier, who may use them and how they are locked',
  reach: 'region',
  population:
    'every vault of S3 Glacier of the account in the region; buckets with the Glacier storage classes are none of them, and archives are not read',
  observed: ['/LastInventoryDate', '/NumberOfArchives', '/SizeInBytes'],
})
