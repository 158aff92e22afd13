import { DescribeSMBFileSharesCommand, StorageGatewayClient } from '@aws-sdk/client-storage-gateway'
import { call, type Reader } from '../../kit/index.ts'
import { listFileShares } from './shares.calls.ts'
import type { SmbFileShare } from './smb-file-share.ts'

export { listFileShares }

export const describeSMBFileShares = call({
  action: 'storagegateway:DescribeSMBFileShares',
  client: StorageGatewayClient,
  command: DescribeSMBFileSharesCommand,
})

const read: Reader<SmbFileShare> = async function* (aws) {
  for await (const { FileShareARN, FileShareId, FileShareType } of aws.list(listFileShares, {})) {
    if (FileShareType === 'NFS') {
      yield { excluded: 'it is a share of NFS' }
      continue
    }
    yield {
      id: FileShareARN,
      name: FileShareId,
      settings: {
        FileShareARN,
        FileShare: aws.get(
          describeSMBFileShares,
          { FileShareARNList: [FileShareARN] },
          r => r.SMBFileShareInfoList?.[0],
        ),
      },
    }
  }
}

export default read
