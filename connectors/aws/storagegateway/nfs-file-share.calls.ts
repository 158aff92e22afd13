import { DescribeNFSFileSharesCommand, StorageGatewayClient } from '@aws-sdk/client-storage-gateway'
import { call, type Reader } from '../../kit/index.ts'
import type { NfsFileShare } from './nfs-file-share.ts'
import { listFileShares } from './shares.calls.ts'

export { listFileShares }

export const describeNFSFileShares = call({
  action: 'storagegateway:DescribeNFSFileShares',
  client: StorageGatewayClient,
  command: DescribeNFSFileSharesCommand,
})

const read: Reader<NfsFileShare> = async function* (aws) {
  for await (const { FileShareARN, FileShareId, FileShareType } of aws.list(listFileShares, {})) {
    if (FileShareType === 'SMB') {
      yield { excluded: 'it is a share of SMB' }
      continue
    }
    yield {
      id: FileShareARN,
      name: FileShareId,
      settings: {
        FileShareARN,
        FileShare: aws.get(
          describeNFSFileShares,
          { FileShareARNList: [FileShareARN] },
          r => r.NFSFileShareInfoList?.[0],
        ),
      },
    }
  }
}

export default read
