import type { SMBFileShareInfo } from '@aws-sdk/client-storage-gateway'
import { evidenceType } from '../../kit/index.ts'

export interface SmbFileShare {
  FileShareARN: string
  /** `DescribeSMBFileShares`. */
  FileShare: SMBFileShareInfo | null
}

export const smbFileShare = evidenceType<SmbFileShare>({
  id: 'aws.storagegateway.smb-file-share',
  title: 'SMB file shares of storage gateways, who reaches them and their encryption',
  reach: 'region',
  population:
    'every SMB file share of the storage gateways of the account in the region, those of NFS are excluded by their type',
  observed: ['/FileShare/FileShareStatus'],
})
