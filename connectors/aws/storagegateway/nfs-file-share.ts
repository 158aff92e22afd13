import type { NFSFileShareInfo } from '@aws-sdk/client-storage-gateway'
import { evidenceType } from '../../kit/index.ts'

export interface NfsFileShare {
  FileShareARN: string
  /** `DescribeNFSFileShares`. */
  FileShare: NFSFileShareInfo | null
}

export const nfsFileShare = evidenceType<NfsFileShare>({
  id: 'aws.storagegateway.nfs-file-share',
  title: 'NFS file shares of storage gateways, who reaches them and their encryption',
  reach: 'region',
  population:
    'every NFS file share of the storage gateways of the account in the region, those of SMB are excluded by their type',
  observed: ['/FileShare/FileShareStatus'],
})
